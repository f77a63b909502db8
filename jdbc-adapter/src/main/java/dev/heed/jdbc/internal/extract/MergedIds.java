package dev.heed.jdbc.internal.extract;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Merges ascending streams into one. */
final class MergedIds implements IdStream {
    private final List<IdStream> inputs;
    private final PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparingLong(head -> head.id));

    /** The next ID of an input. */
    private static final class Head {
        private final IdStream input;
        private long id;

        private Head(IdStream input) throws IOException {
            this.input = input;
            this.id = input.next();
        }
    }

    MergedIds(List<IdStream> inputs) throws IOException {
        this.inputs = inputs;
        for (IdStream input : inputs) {
            offer(new Head(input));
        }
    }

    @Override
    public long next() throws IOException {
        Head head = heads.poll();
        if (head == null) {
            return END;
        }
        long id = head.id;
        head.id = head.input.next();
        offer(head);
        return id;
    }

    private void offer(Head head) {
        if (head.id != END) {
            heads.add(head);
        }
    }

    @Override
    public void close() throws IOException {
        for (IdStream input : inputs) {
            input.close();
        }
    }
}
