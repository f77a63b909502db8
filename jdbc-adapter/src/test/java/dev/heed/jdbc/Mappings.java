package dev.heed.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes mapping files. */
public final class Mappings {
    /** Posts with authors, quotes and media, as most hosts keep them. */
    static final String POSTS = """
            tables:
              - name: posts
                match:
                  - column: id
                    holds: post
                    delete: row
                    scrub_geo: { clear: [lat, lon] }
                  - { column: author_id, holds: user, delete: row }
                  - { column: quoted_id, holds: post, delete: { clear: [quoted_id, quoted_text] } }
                children:
                  - { table: media, column: post_id, references: id }
            """;

    private Mappings() {}

    public static Path write(Path folder, String yaml) {
        try {
            return Files.writeString(folder.resolve("heed.yml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
