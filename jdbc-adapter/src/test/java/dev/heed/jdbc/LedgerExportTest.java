package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.Action;
import dev.heed.Notice;
import dev.heed.jdbc.ledger.LedgerFormat;
import dev.heed.jdbc.ledger.LedgerPosition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class LedgerExportTest extends LedgerBench {
    private static final String HEADER =
            "seq,position,kind,job_id,remote_id,type,id,id_hash,action,reason,x_created_at,"
                    + "x_redacted_at,outcome,rows,changes,detail,applied_at\r\n";

    LedgerExportTest(TestServer server) {
        super(server);
    }

    @Test
    void writesAnObjectALine() throws IOException {
        archive.post(1, 900);
        apply(posts, delete(1), scrub(1_271_111_111_111_111_111L));

        assertThat(export(LedgerPosition.BEGINNING, LedgerFormat.NDJSON))
                .isEqualTo("""
                        {"seq":1,"position":1,"kind":"applied","job_id":"JOB","remote_id":"r","type":"tweets","id":"1",\
                        "id_hash":null,"action":"delete","reason":"deleted","x_created_at":null,"x_redacted_at":null,\
                        "outcome":"changed","rows":1,"changes":"posts:deleted=1","detail":null,"applied_at":"2026-03-01T12:00:00Z"}
                        {"seq":1,"position":2,"kind":"applied","job_id":"JOB","remote_id":"r","type":"tweets",\
                        "id":"1271111111111111111","id_hash":null,"action":"scrub_geo","reason":"scrub_geo","x_created_at":null,\
                        "x_redacted_at":null,"outcome":"absent","rows":0,"changes":"","detail":null,\
                        "applied_at":"2026-03-01T12:00:00Z"}
                        """.replace("JOB", posts.id().toString()));
    }

    @Test
    void writesCommaSeparatedValues() throws IOException {
        apply(posts, delete(1));

        assertThat(export(LedgerPosition.BEGINNING, LedgerFormat.CSV))
                .isEqualTo(HEADER + "1,1,applied," + posts.id()
                        + ",r,tweets,1,,delete,deleted,,,absent,0,,,2026-03-01T12:00:00Z\r\n");
    }

    @Test
    void quotesWhatNeedsItAndLetsNoSpreadsheetCalculate() throws IOException {
        apply(
                posts,
                new Notice(1, Action.DELETE, "=HYPERLINK(\"x\",\"y\")", "@SUM(1)", "2020,\r\n\"so\""),
                new Notice(2, Action.DELETE, "-1", "+1", "\t1"));

        assertThat(export(LedgerPosition.BEGINNING, LedgerFormat.CSV))
                .contains(",\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\",'@SUM(1),\"2020,\r\n\"\"so\"\"\",")
                .contains(",'-1,'+1,'\t1,");
    }

    @Test
    void writesOnlyWhatCameAfterTheExportBefore() throws IOException {
        applyAnew(1, 2);
        LedgerPosition last = ledger().export(LedgerFormat.NDJSON, new ByteArrayOutputStream());
        assertThat(last).isEqualTo(new LedgerPosition(1, 2));
        assertThat(export(last, LedgerFormat.CSV)).isEqualTo(HEADER);

        applyAnew(3);

        assertThat(export(last, LedgerFormat.NDJSON)).hasLineCount(1).contains("\"id\":\"3\"");
    }

    private String export(LedgerPosition after, LedgerFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ledger().export(after, format, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
