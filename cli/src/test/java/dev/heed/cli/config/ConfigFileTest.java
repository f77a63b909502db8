package dev.heed.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.HeedException;
import dev.heed.jdbc.TargetOptions;
import dev.heed.jdbc.ledger.LedgerIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in a configuration is one line with its place; what is left out has a default. */
class ConfigFileTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("ARCHIVE_PASSWORD", "p4ss", "HEED_TOKEN", "t0ken");

    private static final String SHORTEST = """
            targets:
              - url: jdbc:h2:mem:x
                mapping: posts.yaml
            """;

    @TempDir
    Path folder;

    @Test
    void whatIsLeftOutHasADefault() throws IOException {
        Config config = read(SHORTEST);

        assertThat(config.app()).isEqualTo("default");
        assertThat(config.token().get()).isEqualTo("t0ken");
        assertThat(config.targets()).hasSize(1);
        TargetEntry target = config.targets().get(0);
        assertThat(target.name()).isEqualTo("main");
        assertThat(target.mapping()).isEqualTo(folder.resolve("posts.yaml"));
        assertThat(config.home()).isEqualTo(target.access());
    }

    @Test
    void whatIsSaidIsTaken() throws IOException {
        Config config = read("""
                x: { address: "http://127.0.0.1:8080", token_env: ARCHIVE_PASSWORD, app: mine }
                home: { url: "jdbc:h2:mem:home", user: me, password_env: ARCHIVE_PASSWORD }
                spool: here
                guard: { later_share: 0.1, max_rows: 1_000 }
                confirmation: { reasons: [suspended], after: 2h }
                reapply: [deleted, suspended]
                freshness: 12h
                slice_ids: 1000
                targets:
                  - name: archive
                    url: jdbc:sqlite:archive.db
                    mapping: /etc/heed/posts.yaml
                    limits: { rows_per_transaction: 500, lock_timeout: 2s }
                    unusable_share: 0.25
                    ledger: { ids: hmac, key_env: ARCHIVE_PASSWORD }
                    throttle: { rows_per_second: 5000, windows: { from: "22:00", to: "06:00", zone: UTC } }
                """);

        assertThat(config.app()).isEqualTo("mine");
        assertThat(config.token().get()).isEqualTo("p4ss");
        assertThat(config.home().user()).isEqualTo("me");
        TargetEntry target = config.targets().get(0);
        assertThat(target.access().url()).isEqualTo("jdbc:sqlite:" + folder.resolve("archive.db"));
        assertThat(target.mapping()).isEqualTo(Path.of("/etc/heed/posts.yaml"));
        TargetOptions options = target.options().apply((what, access) -> new JdbcDataSource());
        assertThat(options.limits().rowsPerTransaction()).isEqualTo(500);
        assertThat(options.limits().lockTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.unusableShare()).isEqualTo(0.25);
        assertThat(options.ledgerIds()).isInstanceOf(LedgerIds.Hmac.class);
        assertThat(options.throttle().pause(Instant.parse("2026-01-01T12:00:00Z")))
                .isPresent();
        assertThat(options.throttle().pause(Instant.parse("2026-01-01T22:30:00Z")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x: { adress: 'http://x' }               | 4:6: x.adress: unknown key \"adress\"; did you mean \"address\"?",
                "x: { colour: red }                      | 4:6: x.colour: unknown key \"colour\"; known are address, token",
                "x: { address: 'not one' }               | 4:15: x.address: Illegal character",
                "x: { token: abc }                       | 4:6: x.token: no secret belongs into this file",
                "home: { url: 'jdbc:h2:mem:y', password: abc } | 4:31: home.password: no secret belongs",
                "spol: here                              | 4:1: spol: unknown key \"spol\"; did you mean \"spool\"?",
                "spool: [a]                              | 4:8: spool: here should be a single value",
                "guard: { later_share: 2 }               | 4:8: guard: Not a guard",
                "guard: { free_ids: many }               | 4:20: guard.free_ids: \"many\" is no whole number",
                "freshness: soon                         | 4:12: freshness: \"soon\" is no duration such as 250ms",
                "confirmation: { reasons: [deleted] }    | 4:15: confirmation: Only",
                "reapply: [scrub_geo]                    | 4:11: reapply: X does not delete",
                "slice_ids: 0                            | 4:12: slice_ids: sliceIds must be at least 1",
                "home: here                              | 4:7: home: here should be the keys url, user",
                "home: { user: me }                      | 4:7: home: the key \"url\" is missing",
                "targets: []                             | 4:1: targets: the key \"targets\" stands here a second",
                "x: { a                                  | 5:1: this is not YAML",
            })
    void whatIsWrongIsToldWithItsPlace(String line, String expected) {
        assertThatThrownBy(() -> read(SHORTEST + line + "\n"))
                .isInstanceOf(HeedException.class)
                .hasMessageStartingWith("heed.yaml:" + expected.strip());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(() -> read("""
                        spol: here
                        home: { url: "jdbc:h2:mem:home" }
                        guard: { later_share: many, free_ids: few }
                        targets:
                          - mapping: a.yaml
                            ledger: { ids: hashed }
                            throttle: { rows_per_second: 0, windows: [{ from: noon, zone: Mars, days: [today] }] }
                          - { name: b, url: "jdbc:h2:mem:y", mapping: [], limits: { lock_timeout: soon } }
                        """))
                .isInstanceOf(HeedException.class)
                .satisfies(e -> assertThat(e.getMessage().lines())
                        .extracting(line -> line.split(": ", -1)[1])
                        .containsExactly(
                                "spol",
                                "guard.later_share",
                                "guard.free_ids",
                                "targets[0]",
                                "targets[0].ledger.ids",
                                "targets[0].throttle.rows_per_second",
                                "targets[0].throttle.windows[0]",
                                "targets[0].throttle.windows[0].from",
                                "targets[0].throttle.windows[0].zone",
                                "targets[0].throttle.windows[0].days",
                                "targets[1].mapping",
                                "targets[1].limits.lock_timeout"));
    }

    @Test
    void severalTargetsNeedAHome() {
        assertThatThrownBy(() -> read(SHORTEST + "  - { name: b, url: 'jdbc:h2:mem:y', mapping: b.yaml }\n"))
                .hasMessageContaining("the key \"home\" is missing");
    }

    @Test
    void targetsHaveNamesOfTheirOwn() {
        assertThatThrownBy(() -> read("home: { url: 'jdbc:h2:mem:home' }\n" + SHORTEST
                        + "  - { url: 'jdbc:h2:mem:y', mapping: b.yaml }\n"))
                .hasMessage(
                        "heed.yaml:1:1: two targets have the same name, \"main\" if none is given; reports could not"
                                + " tell them apart");
    }

    @Test
    void aFileThatIsEmptyOrNotThereIsNamed() {
        assertThatThrownBy(() -> read("")).hasMessage("heed.yaml:1:1: the file is empty");
        assertThatThrownBy(() -> ConfigFile.read(folder.resolve("none.yaml"), ENVIRONMENT::get))
                .hasMessageContaining("There is no configuration at " + folder.resolve("none.yaml"));
    }

    @Test
    void aSecretThatIsNotThereIsToldWhenItIsNeeded() throws IOException {
        Config config = read(SHORTEST + "x: { token_env: NOWHERE }\n");

        assertThatThrownBy(() -> config.token().get())
                .hasMessage("There is no bearer token. Put it into the environment variable NOWHERE.");
    }

    private Config read(String text) throws IOException {
        return ConfigFile.read(Files.writeString(folder.resolve("heed.yaml"), text), ENVIRONMENT::get);
    }
}
