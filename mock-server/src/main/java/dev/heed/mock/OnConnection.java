package dev.heed.mock;

import dev.heed.mock.internal.wire.Answer;
import dev.heed.mock.internal.wire.Delivery;
import dev.heed.mock.internal.wire.Line;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Something about the connection, whatever is asked. */
non-sealed interface OnConnection extends Effect {
    /** Before the request is looked at: what is answered in its place. */
    default Optional<Answer> instead(Line line) throws IOException {
        return Optional.empty();
    }

    /** What gets through of the request's body. */
    default InputStream body(InputStream body) {
        return body;
    }

    /** What gets through of the answer. */
    default Delivery delivery() {
        return Delivery.WHOLE;
    }
}
