package dev.heed.jdbc.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonCutTest {
    @Test
    void takesAMemberOutWhereverItStands() {
        assertThat(cut("{\"a\":1,\"b\":2,\"c\":3}", "/a")).isEqualTo("{\"b\":2,\"c\":3}");
        assertThat(cut("{\"a\":1,\"b\":2,\"c\":3}", "/b")).isEqualTo("{\"a\":1,\"c\":3}");
        assertThat(cut("{\"a\":1,\"b\":2,\"c\":3}", "/c")).isEqualTo("{\"a\":1,\"b\":2}");
        assertThat(cut("{\"a\":1,\"b\":2,\"c\":3}", "/b", "/c")).isEqualTo("{\"a\":1}");
        assertThat(cut("{\"a\":1,\"b\":2,\"c\":3}", "/a", "/c")).isEqualTo("{\"b\":2}");
        assertThat(cut(" { \"a\" : 1 } ", "/a")).isEqualTo(" {  } ");
    }

    @Test
    void leavesEverythingElseAsItIsWritten() {
        assertThat(cut("""
                        { "id" : 1234567890123456789012345678901234567890.10E+00 ,
                          "geo" : { "lat" : [ 1 , 2 ] } , "text":"\\u00e9 \\/ \uD83D\uDE00 \\ud83d",
                          "id":2 ,"z":{"geo":3} }""", "/geo")).isEqualTo("""
                        { "id" : 1234567890123456789012345678901234567890.10E+00 ,
                          "text":"\\u00e9 \\/ \uD83D\uDE00 \\ud83d",
                          "id":2 ,"z":{"geo":3} }""");
    }

    @Test
    void takesEveryMemberOutThatHasTheName() {
        assertThat(cut("{\"geo\":1,\"a\":1,\"g\\u0065o\":{},\"geo\":[]}", "/geo"))
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void followsPointersThroughObjectsAndArrays() {
        assertThat(cut("{\"a\":[{\"geo\":1},{\"geo\":2,\"x\":[]}],\"geo\":3}", "/a/1/geo"))
                .isEqualTo("{\"a\":[{\"geo\":1},{\"x\":[]}],\"geo\":3}");
        assertThat(cut("{\"a/b\":{\"m~n\":{\"\":1}}}", "/a~1b/m~0n/")).isEqualTo("{\"a/b\":{\"m~n\":{}}}");
        assertThat(cut("{\"a\":{\"b\":1,\"c\":2},\"d\":3,\"e\":4}", "/a/c", "/d", "/e"))
                .isEqualTo("{\"a\":{\"b\":1}}");
        assertThat(cut("{\"a\":{\"b\":1,\"c\":2}}", "/a/b", "/a")).isEqualTo("{}");
    }

    @Test
    void putsNullInPlaceOfAnElementSoThatTheOthersKeepTheirPlaces() {
        assertThat(cut("[ 1 , {\"a\":\",\"} , 3.50 ]", "/1", "/2")).isEqualTo("[ 1 , null , null ]");
        assertUntouched("[ 1 , null ]", "/1");
    }

    @Test
    void findsNothingToDoASecondTime() {
        String once = cut("{\"a\":[\"x\",{\"b\":1,\"c\":2}],\"d\":{\"e\":null}}", "/a/0", "/a/1/c", "/d/e");

        assertThat(once).isEqualTo("{\"a\":[null,{\"b\":1}],\"d\":{}}");
        assertUntouched(once, "/a/0", "/a/1/c", "/d/e");
    }

    @Test
    void leavesDocumentsAloneThatHaveNoSuchMember() {
        assertUntouched("{\"a\":{\"b\":1}}", "/b", "/a/c", "/a/b/c");
        assertUntouched("[{\"a\":1}]", "/a", "/1", "/00");
        assertUntouched("\"geo\"", "/geo");
        assertUntouched("null", "/geo");
    }

    @Test
    void leavesTextsAloneThatAreNoJson() {
        assertUntouched("", "/a");
        assertUntouched("{\"a\":1", "/a");
        assertUntouched("{\"a\":1,}", "/a");
        assertUntouched("{\"a\":1} {}", "/a");
        assertUntouched("{'a':1}", "/a");
        assertUntouched("{\"a\":01}", "/a");
    }

    @Test
    void followsDocumentsOfAnySizeAndDepth() {
        String deep = "[".repeat(20_000) + "1".repeat(5_000) + "]".repeat(20_000);
        String document = "{\"deep\":" + deep + ",\"geo\":1,\"text\":\"" + "x".repeat(100_000) + "\",\"geo2\":2}";

        assertThat(cut(document, "/geo", "/geo2"))
                .isEqualTo("{\"deep\":" + deep + ",\"text\":\"" + "x".repeat(100_000) + "\"}");
    }

    private static String cut(String document, String... pointers) {
        return new JsonCut(List.of(pointers)).of(document).orElseThrow();
    }

    private static void assertUntouched(String document, String... pointers) {
        assertThat(new JsonCut(List.of(pointers)).of(document)).isEqualTo(Optional.empty());
    }
}
