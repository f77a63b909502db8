package dev.heed.jdbc.internal.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db:5432/x?user=a&password=b, jdbc:postgresql://db:5432/x",
        "jdbc:h2:mem:x;USER=a;PASSWORD=b, jdbc:h2:mem:x",
        "jdbc:mysql://a:b@db/x?ssl=true, jdbc:mysql://db/x",
        "Cannot open jdbc:h2:~/x;PASSWORD=b now, Cannot open jdbc:h2:~/x now",
        "FATAL: no such role, FATAL: no such role"
    })
    void cutsSecretsOutOfUrls(String text, String clean) {
        assertThat(Place.withoutSecrets(text)).isEqualTo(clean);
    }
}
