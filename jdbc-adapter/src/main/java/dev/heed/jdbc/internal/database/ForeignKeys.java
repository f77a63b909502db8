package dev.heed.jdbc.internal.database;

import dev.heed.jdbc.internal.database.LiveTable.ForeignKey;
import dev.heed.jdbc.internal.database.LiveTable.TableId;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The foreign keys that point at a table, put together from a driver's rows of single columns. */
final class ForeignKeys {
    private static final Set<Short> SPREADING =
            Set.of((short) DatabaseMetaData.importedKeyCascade, (short) DatabaseMetaData.importedKeySetNull, (short)
                    DatabaseMetaData.importedKeySetDefault);

    private final Naming naming;
    private final List<ForeignKey> keys = new ArrayList<>();

    private ForeignKeys(Naming naming) {
        this.naming = naming;
    }

    static List<ForeignKey> read(ResultSet rows, Naming naming) throws SQLException {
        ForeignKeys keys = new ForeignKeys(naming);
        while (rows.next()) {
            keys.add(rows);
        }
        return List.copyOf(keys.keys);
    }

    /** Rows of several keys come mixed, and some drivers tell a key twice. */
    private void add(ResultSet row) throws SQLException {
        String name = row.getString("FK_NAME");
        TableId from = new TableId(naming.readSchema(row, "FK"), row.getString("FKTABLE_NAME"));
        int position = row.getShort("KEY_SEQ");
        Optional<ForeignKey> key = position == 1 ? begin(name, from, row) : begun(name, from, position);
        if (key.isPresent()) {
            key.get().columns().add(row.getString("FKCOLUMN_NAME"));
            key.get().references().add(row.getString("PKCOLUMN_NAME"));
        }
    }

    private Optional<ForeignKey> begin(String name, TableId from, ResultSet row) throws SQLException {
        if (of(name, from).findAny().isPresent()) {
            return Optional.empty();
        }
        boolean spreads = SPREADING.contains(row.getShort("DELETE_RULE"));
        ForeignKey key = new ForeignKey(name, from, new ArrayList<>(), new ArrayList<>(), spreads);
        keys.add(key);
        return Optional.of(key);
    }

    private Optional<ForeignKey> begun(String name, TableId from, int position) {
        return of(name, from)
                .filter(key -> key.columns().size() == position - 1)
                .findFirst();
    }

    private Stream<ForeignKey> of(String name, TableId from) {
        return keys.stream().filter(key -> key.name().equals(name) && key.from().equals(from));
    }
}
