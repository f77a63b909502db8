package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.database.LiveTable.TableId;
import dev.heed.jdbc.internal.mapping.Plan;
import dev.heed.jdbc.internal.mapping.Plan.Link;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import dev.heed.jdbc.internal.mapping.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which tables hang below which. */
final class Hierarchy {
    private final Map<TableId, List<Reference>> references = new HashMap<>();
    private final Map<TableId, List<Column>> loose = new HashMap<>();
    private final List<Link> links;

    Hierarchy(Plan plan) {
        this.links = plan.links();
        for (LiveTable table : plan.deleteOrder()) {
            references.put(table.id(), References.to(plan, table));
            loose.put(table.id(), Unlink.columns(plan, table));
        }
    }

    /** Whether rows hang below others that hang below an ID's own, so that these do not tell how many keys there are. */
    boolean isDeep() {
        return links.stream().anyMatch(link -> !of(link).isLeaf());
    }

    /** The rows that a match finds. */
    Below of(Match match) {
        return of(match.scope(), match.label().table());
    }

    /** The rows that a link leads to. */
    Below of(Link link) {
        return of(link.scope(), link.label());
    }

    private Below of(Scope scope, String label) {
        TableId id = scope.table().id();
        return new Below(
                scope,
                label,
                links.stream().filter(link -> link.parent().id().equals(id)).toList(),
                references.getOrDefault(id, List.of()),
                loose.getOrDefault(id, List.of()));
    }
}
