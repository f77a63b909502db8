package dev.heed.cli;

/** The statuses with which the command ends. {@code docs/command.md} has the same table. */
final class Exit {
    /** All is well. */
    static final int DONE = 0;

    /** Something that a person must mend. */
    static final int ERROR = 1;

    /** Wrong usage; picocli's own number. */
    static final int USAGE = 2;

    /** Everything else is done, but some jobs wait for a person's approval. */
    static final int AWAITS_APPROVAL = 3;

    /** It ran to its end, but not everything is as it should be: slices were given up, or a check found errors. */
    static final int FINDINGS = 4;

    /** A ledger is not what Heed has written. */
    static final int BROKEN_LEDGER = 5;

    private Exit() {}
}
