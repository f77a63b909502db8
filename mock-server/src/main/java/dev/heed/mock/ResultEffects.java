package dev.heed.mock;

import java.util.List;

/** What can be wrong with results. */
final class ResultEffects {
    private ResultEffects() {}

    record ExtraLines(String words, List<String> more) implements OnResults {}

    record Dates(DateForm form) implements OnResults {
        @Override
        public DateForm dates(DateForm usual) {
            return form;
        }

        @Override
        public String words() {
            return "times in the results with " + (form == DateForm.MILLIS_AND_Z ? "Z" : "+00:00");
        }
    }

    record ReasonIs(String from, String to) implements OnResults {
        @Override
        public Verdict on(Verdict verdict) {
            return verdict.reason().equals(from)
                    ? new Verdict(verdict.action(), to, verdict.createdAt(), verdict.redactedAt())
                    : verdict;
        }

        @Override
        public String words() {
            return "the reason " + to + " instead of " + from;
        }
    }

    record ActionIs(String reason, String action) implements OnResults {
        @Override
        public Verdict on(Verdict verdict) {
            return verdict.reason().equals(reason)
                    ? new Verdict(action, reason, verdict.createdAt(), verdict.redactedAt())
                    : verdict;
        }

        @Override
        public String words() {
            return "the action " + action + " for " + reason;
        }
    }

    record HalfALine() implements OnResults {
        @Override
        public String line(long number, String line) {
            return number == 1 ? line.substring(0, line.length() / 2) : line;
        }

        @Override
        public String words() {
            return "the first line of the results cut in half";
        }
    }

    record LongLine(int bytes) implements OnResults {
        private static final String OPENING = "{\"padding\":\"";

        @Override
        public String line(long number, String line) {
            return number == 1 ? OPENING + "x".repeat(bytes) + "\"," + line.substring(1) : line;
        }

        @Override
        public String words() {
            return "the first line of the results longer by " + bytes + " bytes";
        }
    }

    record UnknownField() implements OnResults {
        @Override
        public String line(long number, String line) {
            return "{\"withheld_in_countries\":[\"DE\",\"FR\"]," + line.substring(1);
        }

        @Override
        public String words() {
            return "an unknown field in each line of the results";
        }
    }

    record EachLineTwice() implements OnResults {
        @Override
        public String line(long number, String line) {
            return line + "\n" + line;
        }

        @Override
        public String words() {
            return "each line of the results twice";
        }
    }
}
