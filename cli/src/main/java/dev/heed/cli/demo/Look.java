package dev.heed.cli.demo;

import dev.heed.HeedException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Shows what a query finds in the database of an earlier demo. */
final class Look {
    private final DemoFolder folder;
    private final PrintStream out;

    Look(DemoFolder folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    void show(String sql) throws SQLException {
        String kind = folder.recall("database")
                .orElseThrow(() -> new HeedException("The folder " + folder.path("") + " holds no demo."));
        try (DemoDatabase database = DemoDatabase.Kind.valueOf(kind).open(folder.path("db"));
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            print(rows);
        }
    }

    private void print(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            cells.add(rows.getMetaData().getColumnLabel(i));
        }
        out.println(String.join(" | ", cells));
        while (rows.next()) {
            cells.clear();
            for (int i = 1; i <= columns; i++) {
                cells.add(String.valueOf(rows.getObject(i)));
            }
            out.println(String.join(" | ", cells));
        }
    }
}
