package dev.heed;

import dev.heed.mock.Fault;
import dev.heed.mock.Moment;
import java.util.ArrayList;
import java.util.List;

/** One field of the matrix: what goes wrong, at which call, and how often. */
record FaultCell(FaultKind kind, FaultStage stage, Times times) {

    /** How often a fault strikes. */
    enum Times {
        ONCE("once"),
        THREE_TIMES("three times"),
        FOR_EVER("for ever");

        private final String words;

        Times(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** The whole matrix, in the order of its table. */
    static List<FaultCell> all() {
        List<FaultCell> cells = new ArrayList<>();
        for (FaultKind kind : FaultKinds.ALL) {
            for (FaultStage stage : FaultStage.values()) {
                for (Times times : kind.strikesAt(stage) ? Times.values() : new Times[0]) {
                    cells.add(new FaultCell(kind, stage, times));
                }
            }
        }
        return cells;
    }

    Fault[] faults() {
        List<Fault> faults = new ArrayList<>(stage.besides());
        faults.add(new Fault(moment(), kind.effects()));
        return faults.toArray(Fault[]::new);
    }

    private Moment moment() {
        return switch (times) {
            case ONCE -> stage.call().nth(1);
            case THREE_TIMES -> stage.call().first(3);
            case FOR_EVER -> stage.call().every();
        };
    }

    @Override
    public String toString() {
        return kind.label() + " @ " + stage + " x " + times.words();
    }
}
