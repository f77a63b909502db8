package dev.heed.jdbc.internal.audit;

import dev.heed.jdbc.ledger.LedgerFinding;
import dev.heed.jdbc.ledger.LedgerFinding.Kind;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a ledger. Holds a hundred: somebody who wants to know more has lost his ledger. */
final class Findings {
    private static final int LIMIT = 100;

    private final List<LedgerFinding> found = new ArrayList<>();

    void add(long batch, Kind kind, String text) {
        if (!isFull()) {
            found.add(new LedgerFinding(batch, kind, text));
        }
    }

    boolean isFull() {
        return found.size() == LIMIT;
    }

    List<LedgerFinding> all() {
        return found;
    }
}
