package dev.heed.jdbc.internal.mapping;

import dev.heed.Action;
import dev.heed.JobType;
import dev.heed.jdbc.internal.mapping.MappingRules.JsonRule;
import dev.heed.jdbc.internal.mapping.MappingRules.Name;
import dev.heed.jdbc.internal.mapping.MappingRules.Rule;
import dev.heed.jdbc.internal.mapping.Plan.MarkWith;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what a mapping wants to happen to rows. Where it reports a finding, it goes on as if nothing should happen. */
final class RuleReader {
    private static final String OTHERWISE = "otherwise";
    private static final String DELETE_CHOICES =
            "row, keep, { mark: column }, { clear: [columns] }, { json: { column: [pointers] } } or { by_reason: … }";
    private static final String SCRUB_CHOICES =
            "row (in a child table), keep, { mark: column }, { clear: [columns] } or { json: { column: [pointers] } }";

    private final Findings findings;

    RuleReader(Findings findings) {
        this.findings = findings;
    }

    Rule delete(Node node) {
        if (Section.isWord(node, "row")) {
            return new Rule.Row();
        }
        return node instanceof Node.Keys
                ? Section.of(Part.DELETE, node, findings).map(this::edit).orElseGet(Rule.Keep::new)
                : keep(node, "delete", DELETE_CHOICES);
    }

    Rule scrubGeo(Node node, JobType holds) {
        if (holds == JobType.USERS) {
            findings.error(
                    node.at(),
                    "\"scrub_geo\" may only stand at a column that holds post: X scrubs geo data of Posts, never of users");
        }
        if (Section.isWord(node, "row")) {
            return new Rule.Row();
        }
        return node instanceof Node.Keys
                ? Section.of(Part.SCRUB_GEO, node, findings).map(this::edit).orElseGet(Rule.Keep::new)
                : keep(node, "scrub_geo", SCRUB_CHOICES);
    }

    private Rule keep(Node node, String key, String choices) {
        if (!Section.isWord(node, "keep")) {
            findings.error(node.at(), "\"" + key + "\" is " + choices + ", but here is " + node.kind());
        }
        return new Rule.Keep();
    }

    private Rule edit(Section section) {
        if (section.hasOnly("by_reason")) {
            return byReason(section);
        }
        if (section.has("mark") && section.hasOnly("mark", "value", "restore")) {
            return new Rule.Mark(section.name("mark"), markWith(section), section.flag("restore"));
        }
        if (section.hasOnly("clear", "json")) {
            return new Rule.Clear(section.has("clear") ? section.names("clear") : List.of(), json(section));
        }
        if (section.isUnderstood()) {
            findings.error(
                    section.at(),
                    "these keys do not go together; either \"mark\" (with \"value\" or \"restore\"), or \"clear\""
                            + " and \"json\", or \"by_reason\" stands alone");
        }
        return new Rule.Keep();
    }

    private MarkWith markWith(Section section) {
        if (!section.has("value")) {
            return MarkWith.NOW;
        }
        Name word = section.name("value");
        if (!word.isMissing() && !word.text().equals("now") && !word.text().equals("reason")) {
            findings.error(word.at(), "\"value\" is now or reason, but here is \"" + word.text() + "\"");
        }
        return word.text().equals("reason") ? MarkWith.REASON : MarkWith.NOW;
    }

    private List<JsonRule> json(Section section) {
        if (!section.has("json")) {
            return List.of();
        }
        List<JsonRule> rules = new ArrayList<>();
        section.entries("json", "columns with lists of pointers")
                .forEach((column, entry) ->
                        rules.add(new JsonRule(new Name(entry.key(), column), pointers(column, entry.value()))));
        return rules;
    }

    private List<Name> pointers(String column, Node node) {
        if (!(node instanceof Node.Items list) || list.items().isEmpty()) {
            findings.error(
                    node.at(), "\"" + column + "\" needs a list of pointers such as /geo, but here is " + node.kind());
            return List.of();
        }
        return list.items().stream().map(this::pointer).toList();
    }

    /** A JSON Pointer (RFC 6901) to a part of a document. */
    Name pointer(Node node) {
        if (node instanceof Node.Text text && text.value().matches("(/([^/~]|~[01])*)+")) {
            return new Name(text.at(), text.value());
        }
        findings.error(node.at(), "a JSON pointer looks like /quoted_status/id_str, but here is " + node.kind());
        return new Name(node.at(), "");
    }

    private Rule byReason(Section section) {
        Map<String, Rule> reasons = new LinkedHashMap<>();
        section.entries("by_reason", "reasons with what happens then")
                .forEach((reason, entry) -> reasons.put(reason, oneReason(reason, entry)));
        if (!reasons.isEmpty() && !reasons.containsKey(OTHERWISE)) {
            findings.error(section.at(), "\"by_reason\" needs the key \"otherwise\", for every other reason");
        }
        Rule otherwise = reasons.containsKey(OTHERWISE) ? reasons.remove(OTHERWISE) : new Rule.Keep();
        return new Rule.ByReason(reasons, otherwise);
    }

    private Rule oneReason(String reason, Node.Entry entry) {
        if (!reason.equals(OTHERWISE) && !Action.DELETE.reasons().contains(reason)) {
            List<String> known = new ArrayList<>(Action.DELETE.reasons());
            known.add(OTHERWISE);
            findings.error(
                    entry.key(),
                    "X knows no reason \"" + reason + "\" to delete; " + Names.choices(reason, known, "it knows"));
        }
        Rule rule = delete(entry.value());
        if (rule instanceof Rule.ByReason) {
            findings.error(entry.key(), "\"by_reason\" cannot stand inside \"by_reason\"");
            return new Rule.Keep();
        }
        return rule;
    }
}
