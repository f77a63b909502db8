package dev.heed.jdbc.internal.mapping;

import java.util.List;

/** The parts of a mapping, and the keys that each may have. The JSON Schema and the reference page say the same. */
enum Part {
    MAPPING("a mapping", "tables draft"),
    TABLE("a table", "name where unless allow_scans match children"),
    FILTER("a condition", "column is"),
    MATCH("a match", "column at holds delete scrub_geo"),
    DELETE("what \"delete\" does", "mark value restore clear json by_reason"),
    SCRUB_GEO("what \"scrub_geo\" does", "mark clear json"),
    CHILD("a child", "table column columns references children");

    private final String what;
    private final String keys;

    Part(String what, String keys) {
        this.what = what;
        this.keys = keys;
    }

    /** How messages call it. */
    String what() {
        return what;
    }

    List<String> keys() {
        return List.of(keys.split(" "));
    }
}
