package dev.heed.mock;

import dev.heed.mock.internal.wire.Answer;
import dev.heed.mock.internal.wire.ConnectionReset;
import dev.heed.mock.internal.wire.Delivery;
import dev.heed.mock.internal.wire.Delivery.End;
import dev.heed.mock.internal.wire.Line;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** What can happen to a connection. */
final class ConnectionEffects {
    private static final Delivery NEVER = new Delivery(-1, End.STALL);
    private static final Delivery RESET = new Delivery(-1, End.RESET);
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private ConnectionEffects() {}

    record Refused(int status, String contentType, String text) implements OnConnection {
        @Override
        public Optional<Answer> instead(Line line) {
            boolean bodiless = status == NO_CONTENT || status == NOT_MODIFIED;
            return Optional.of(bodiless ? Answer.empty(status) : Answer.text(status, contentType, text));
        }

        @Override
        public String words() {
            return "answered with " + status + " by a fault";
        }
    }

    record Delayed(Duration time) implements OnConnection {
        @Override
        public Optional<Answer> instead(Line line) throws IOException {
            line.pause(time);
            return Optional.empty();
        }

        @Override
        public String words() {
            return "delayed by " + time.toMillis() + " ms";
        }
    }

    record Stalled() implements OnConnection {
        @Override
        public Optional<Answer> instead(Line line) {
            return Optional.of(Answer.empty(NO_CONTENT));
        }

        @Override
        public Delivery delivery() {
            return NEVER;
        }

        @Override
        public String words() {
            return "not looked at, and never answered";
        }
    }

    record ResetAfter(long bytes) implements OnConnection {
        @Override
        public InputStream body(InputStream body) {
            return new Breaking(body, bytes);
        }

        /** A body that is shorter than that was carried out by then. */
        @Override
        public Delivery delivery() {
            return RESET;
        }

        @Override
        public String words() {
            return "connection reset after " + bytes + " bytes of the request";
        }
    }

    record AnswerEnds(long bytes, End end) implements OnConnection {
        @Override
        public Delivery delivery() {
            return new Delivery(bytes, end);
        }

        @Override
        public String words() {
            String how = switch (end) {
                case RESET -> "connection reset";
                case STALL -> "stalled";
                default -> "cut";
            };
            return how + " after " + bytes + " bytes of the answer";
        }
    }

    record AnswerLost() implements OnConnection {
        @Override
        public Delivery delivery() {
            return Delivery.LOST;
        }

        @Override
        public String words() {
            return "carried out, and the answer lost";
        }
    }

    record AnswerStalled() implements OnConnection {
        @Override
        public Delivery delivery() {
            return NEVER;
        }

        @Override
        public String words() {
            return "carried out, and never answered";
        }
    }

    /** Lets so many bytes through, then breaks the connection. */
    private static final class Breaking extends FilterInputStream {
        private final long bytes;
        private long left;

        Breaking(InputStream in, long bytes) {
            super(in);
            this.bytes = bytes;
            this.left = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                throw new ConnectionReset(bytes);
            }
            int n = super.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(n, 0);
            return n;
        }
    }
}
