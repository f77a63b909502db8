package dev.heed.mock;

import dev.heed.mock.internal.wire.Answer;
import java.io.IOException;

/** Something about an answer that is made, but not sent. */
non-sealed interface OnAnswer extends Effect {
    /** The answer as it is sent. */
    Answer on(Answer answer) throws IOException;
}
