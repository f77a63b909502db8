package dev.heed.mock;

import dev.heed.mock.internal.wire.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** What can be wrong with an answer. */
final class AnswerEffects {
    private static final String RESET = "x-rate-limit-reset";

    private AnswerEffects() {}

    record HeaderIs(String name, String value) implements OnAnswer {
        @Override
        public Answer on(Answer answer) {
            return answer.without(name).with(name, value);
        }

        @Override
        public String words() {
            return "header " + name + ": " + value;
        }
    }

    record HeaderMissing(String name) implements OnAnswer {
        @Override
        public Answer on(Answer answer) {
            return answer.without(name);
        }

        @Override
        public String words() {
            return "without the header " + name;
        }
    }

    record ResetTimeOff(Duration by) implements OnAnswer {
        @Override
        public Answer on(Answer answer) {
            Optional<String> reset = answer.header(RESET).filter(value -> value.matches("\\d{1,15}"));
            return reset.isEmpty()
                    ? answer
                    : answer.without(RESET).with(RESET, Long.toString(Long.parseLong(reset.get()) + by.toSeconds()));
        }

        @Override
        public String words() {
            return "reset time off by " + by.toSeconds() + " s";
        }
    }

    record ByteCorrupted(long at) implements OnAnswer {
        @Override
        public Answer on(Answer answer) {
            return answer.withBody(answer.length(), new Corrupting(answer.body(), at));
        }

        @Override
        public String words() {
            return "byte " + at + " of the answer corrupted";
        }
    }

    /** All the headers, the checksum among them, tell of the whole; only the length tells the truth. */
    record EndsEarly(int lines) implements OnAnswer {
        @Override
        public Answer on(Answer answer) throws IOException {
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            try (InputStream body = answer.body()) {
                int left = lines;
                for (int next = left == 0 ? -1 : body.read(); next >= 0; next = left == 0 ? -1 : body.read()) {
                    kept.write(next);
                    left -= next == '\n' ? 1 : 0;
                }
            }
            return answer.withBody(kept.size(), new ByteArrayInputStream(kept.toByteArray()));
        }

        @Override
        public String words() {
            return "ends cleanly after " + lines + " lines";
        }
    }

    private static final class Corrupting extends FilterInputStream {
        private long left;

        Corrupting(InputStream in, long at) {
            super(in);
            this.left = at;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            if (left >= 0 && left < n) {
                buffer[offset + (int) left] ^= 1;
            }
            left -= Math.max(n, 0);
            return n;
        }
    }
}
