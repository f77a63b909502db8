package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.HeedException;
import dev.heed.JobKey;
import dev.heed.jdbc.ledger.LedgerIds;
import dev.heed.spi.Enforcer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class LedgerIdsTest extends EnforcerBench {
    private static final byte[] KEY = "a key of thirty-two random bytes".getBytes(StandardCharsets.US_ASCII);

    private static final long ID = 1_234_567_890_123L;

    LedgerIdsTest(TestServer server) {
        super(server);
    }

    @Test
    void keepsOnlyKeyedHashesOfIdsIfAsked() throws Exception {
        archive.post(1, 900);

        apply(LedgerIds.hmac(() -> KEY), posts, 1);
        apply(LedgerIds.hmac(() -> KEY), users, 1);

        assertThat(archive.rows("SELECT \"id\", \"id_hash\" FROM \"heed_ledger\" ORDER BY \"seq\""))
                .containsExactly("null|" + hmac("tweets:1"), "null|" + hmac("users:1"));
        assertThat(archive.rows("SELECT \"id_form\" FROM \"heed_batch\" WHERE \"seq\" = 1"))
                .containsExactly("hmac-sha256:" + hmac("heed ledger key").substring(0, 8));
    }

    @Test
    void keepsNothingOfIdsIfAsked() {
        archive.post(1, 900);

        apply(LedgerIds.none(), posts, 1, 2);

        assertThat(archive.rows("SELECT \"position\", \"id\", \"id_hash\", \"outcome\" FROM \"heed_ledger\""
                        + " ORDER BY \"position\""))
                .containsExactly("1|null|null|CHANGED", "2|null|null|ABSENT");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsNoIdThatADatabaseNamesInARefusal(boolean keyed) {
        Enforcer plain = enforcer(Mappings.POSTS, TargetOptions.DEFAULT);
        Enforcer hidden = enforcer(
                Mappings.POSTS, TargetOptions.DEFAULT.ledgerIds(keyed ? LedgerIds.hmac(() -> KEY) : LedgerIds.none()));
        refuse();

        plain.apply(batch(job(), delete(ID)));
        hidden.apply(batch(posts, delete(ID)));

        assertThat(archive.rows("SELECT \"detail\" FROM \"heed_ledger\" WHERE \"seq\" = 1")
                        .get(0))
                .contains(Long.toString(ID));
        List<String> kept = archive.rows("SELECT * FROM \"heed_ledger\" WHERE \"seq\" = 2");
        kept.addAll(archive.rows("SELECT * FROM \"heed_refusal\" WHERE \"job_id\" = '" + posts.id() + "'"));
        assertThat(kept)
                .hasSize(2)
                .allSatisfy(row ->
                        assertThat(row).contains("#", "The database refuses").doesNotContain(Long.toString(ID)));
    }

    /** Adds a Post, and something that keeps it and names its ID. */
    private void refuse() {
        archive.post(ID, 900);
        String trigger = "CREATE TRIGGER stays BEFORE DELETE ON posts FOR EACH ROW ";
        switch (server) {
            case H2 ->
                archive.run(
                        "CREATE TABLE likes (post_id BIGINT REFERENCES posts (id))",
                        "INSERT INTO likes VALUES (" + ID + ")");
            case POSTGRESQL ->
                archive.run(
                        "CREATE FUNCTION stays() RETURNS trigger LANGUAGE plpgsql AS"
                                + " 'BEGIN RAISE EXCEPTION ''Post % stays'', OLD.id; END'",
                        trigger + "EXECUTE FUNCTION stays()");
            case MARIADB, MYSQL ->
                archive.run(trigger + "BEGIN DECLARE said VARCHAR(99) DEFAULT CONCAT('Post ', OLD.id, ' stays');"
                        + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = said; END");
            case SQLITE -> archive.run(trigger + "BEGIN SELECT RAISE(ABORT, 'Post " + ID + " stays'); END");
        }
    }

    @Test
    void refusesAKeyThatCouldBeGuessed() {
        archive.post(1, 900);

        assertThatThrownBy(() -> apply(LedgerIds.hmac(() -> new byte[5]), posts, 1))
                .isInstanceOf(HeedException.class)
                .hasMessageStartingWith(
                        "The key for the IDs of the ledger has 5 bytes; give it at least 32 random ones");
        assertThat(archive.count("posts")).isEqualTo(1);
    }

    private void apply(LedgerIds form, JobKey job, long... ids) {
        TargetOptions options = TargetOptions.DEFAULT.ledgerIds(form);
        enforcer(Mappings.POSTS, options).apply(batch(job, deletes(ids)));
    }

    private static String hmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
