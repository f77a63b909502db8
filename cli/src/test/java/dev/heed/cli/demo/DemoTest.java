package dev.heed.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.Terminal;
import dev.heed.mock.MockClock;
import dev.heed.mock.MockXServer;
import dev.heed.mock.Verdicts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    private static final IdList IDS = IdList.made(300);

    @TempDir
    Path folder;

    @Test
    void itBringsItsDatabaseInStepAndSaysSo() throws SQLException {
        String said = demo();

        assertThat(said)
                .contains("Posts slice 3: done", "Posts: done. 300 IDs checked", "Users: done. 37 IDs checked")
                .contains("Three rows of the ledger", "Requests to X: create 4")
                .contains("OK: all ");
        assertThat(folder.resolve("report.txt")).exists();
    }

    @Test
    void aSecondCallSaysThatItWasDone() throws SQLException {
        demo();

        assertThat(demo()).contains("This demo was done before").doesNotContain("Fill");
    }

    @Test
    void itGoesOnWithADatabaseThatWasFilledBefore() throws SQLException {
        try (DemoFolder place = DemoFolder.open(folder);
                DemoDatabase database = DemoDatabase.Kind.H2.open(place.path("db"))) {
            new Filling(database.dataSource(), new World(IDS, World.SCRIPT), done -> {}).fill();
            place.remember("filled");
        }

        assertThat(demo()).contains("The database is there already", "OK: all ");
    }

    @Test
    void itsCheckFindsARowThatIsWrong() throws SQLException {
        World world = new World(IDS, World.SCRIPT);
        demo();
        try (DemoDatabase database = DemoDatabase.Kind.H2.open(folder.resolve("db"))) {
            assertThat(new Audit(world).of(database.dataSource()).differences()).isEmpty();

            change(database, "update posts set text = 'other' where id = (select min(id) from posts)");
            change(database, "delete from post_media where id = (select max(id) from post_media)");
            change(database, "insert into authors values (1, 'x', 'x')");
            change(database, "delete from heed_ledger where id = (select max(id) from heed_ledger)");

            assertThat(new Audit(world).of(database.dataSource()).differences()).hasSizeGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void otherOptionsInTheSameFolderAreRefused() throws SQLException {
        demo();

        Terminal terminal = Terminal.heed("demo", "--dir", folder.toString(), "--rows", "301");

        assertThat(terminal.status()).isEqualTo(1);
        assertThat(terminal.errors()).contains("begun with another set of IDs", "Give the same options");
    }

    @Test
    void aLineThatIsNoIdIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("ids.txt"), "12\n\nabc\n");

        Terminal terminal = Terminal.heed("demo", "--ids", file.toString());

        assertThat(terminal.status()).isEqualTo(1);
        assertThat(terminal.errors()).contains(file + ":3: \"abc\" is not a Post ID");
    }

    @Test
    void aFileOfIdsIsSortedAndEachIdTakenOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("ids.txt"), "30\r\n10\n30\n\n20");

        assertThat(IdList.read(file).ids()).containsExactly(10, 20, 30);
    }

    @Test
    void noRowsAreWrongUsage() {
        assertThat(Terminal.heed("demo", "--rows", "0").status()).isEqualTo(2);
    }

    @Test
    void itChecksItselfAgainstAMockXElsewhere() throws SQLException {
        try (MockXServer elsewhere = MockXServer.builder()
                        .clock(MockClock.running())
                        .processing(Duration.ZERO)
                        .verdicts(Verdicts.share(0.3, 1))
                        .start();
                DemoX x = new OtherX(elsewhere.apiBase(), "mock-token", IDS)) {
            assertThat(demo(x)).contains("a mock X in another process", "OK: all ");
        }
        assertThat(Terminal.heed("demo", "--dir", folder.toString(), "--rows", "300")
                        .errors())
                .contains("begun with another X");
    }

    @Test
    void aMockXThatIsNotThereIsNamed() {
        Terminal terminal = Terminal.heed("demo", "--x", "http://127.0.0.1:1", "--dir", folder.toString());

        assertThat(terminal.status()).isEqualTo(1);
        assertThat(terminal.errors()).startsWith("heed: No mock X answers at http://127.0.0.1:1");
    }

    private String demo() throws SQLException {
        try (DemoX x = new OwnX()) {
            return demo(x);
        }
    }

    private String demo(DemoX x) throws SQLException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (DemoFolder place = DemoFolder.open(folder)) {
            PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
            assertThat(new Demo(place, DemoDatabase.Kind.H2, IDS, x, out).run())
                    .as(() -> said.toString(StandardCharsets.UTF_8))
                    .isTrue();
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private static void change(DemoDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }
}
