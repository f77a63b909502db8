package dev.heed.jdbc.internal.mapping;

import dev.heed.JobType;
import dev.heed.jdbc.internal.mapping.Mapping.Name;
import dev.heed.jdbc.internal.mapping.Mapping.Rule;
import java.util.List;

/** Reads what a mapping wants to happen to rows. */
final class RuleReader {
    private static final String DELETE_CHOICES =
            "\"delete\" is row, keep, { mark: column } or { clear: [columns] }, but here is ";
    private static final String SCRUB_CHOICES = "\"scrub_geo\" is keep or { clear: [columns] }, but here is ";

    private final String file;

    RuleReader(String file) {
        this.file = file;
    }

    Rule delete(Node node) {
        if (node instanceof Node.Text text && text.value().equals("row")) {
            return new Rule.Row();
        }
        if (node instanceof Node.Keys) {
            Section section = Section.of(file, "what \"delete\" does", node, List.of("mark", "clear"));
            return either(node, section);
        }
        return keep(node, DELETE_CHOICES);
    }

    Rule scrubGeo(Node node, JobType holds) {
        if (holds == JobType.USERS) {
            throw Findings.one(
                    file,
                    node.line(),
                    "\"scrub_geo\" may only stand at a column that holds post: X scrubs geo data of Posts, never of users");
        }
        if (node instanceof Node.Keys) {
            return clear(Section.of(file, "what \"scrub_geo\" does", node, List.of("clear")));
        }
        return keep(node, SCRUB_CHOICES);
    }

    private Rule either(Node node, Section section) {
        boolean marks = section.find("mark").isPresent();
        if (marks == section.find("clear").isPresent()) {
            throw Findings.one(file, node.line(), "\"delete\" needs either \"mark\" or \"clear\"");
        }
        return marks ? new Rule.Mark(section.name("mark")) : clear(section);
    }

    private Rule clear(Section section) {
        List<Name> columns = section.items("clear").stream()
                .map(item -> Section.name(file, "a column under \"clear\"", item))
                .toList();
        return new Rule.Clear(columns);
    }

    private Rule keep(Node node, String choices) {
        if (node instanceof Node.Text text && text.value().equals("keep")) {
            return new Rule.Keep();
        }
        throw Findings.one(file, node.line(), choices + node.kind());
    }
}
