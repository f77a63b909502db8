package dev.heed.jdbc.internal.mapping;

import dev.heed.JobType;
import dev.heed.jdbc.internal.mapping.MappingRules.ChildRule;
import dev.heed.jdbc.internal.mapping.MappingRules.FilterRule;
import dev.heed.jdbc.internal.mapping.MappingRules.Filters;
import dev.heed.jdbc.internal.mapping.MappingRules.MatchRule;
import dev.heed.jdbc.internal.mapping.MappingRules.Name;
import dev.heed.jdbc.internal.mapping.MappingRules.Rule;
import dev.heed.jdbc.internal.mapping.MappingRules.TableRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a mapping, and goes on after what it does not understand, so that one look tells every finding. */
public final class MappingReader {
    private final Findings findings;
    private final RuleReader rules;

    private MappingReader(Findings findings) {
        this.findings = findings;
        this.rules = new RuleReader(findings);
    }

    /** Reads a mapping that was written in YAML. */
    public static MappingRules yaml(String text, Findings findings) {
        return YamlTree.read(text, findings)
                .map(new MappingReader(findings)::mapping)
                .orElseGet(() -> new MappingRules(List.of()));
    }

    /**
     * Reads a mapping that was written in Java.
     *
     * @param tree maps, lists and values as YAML would have them
     */
    public static MappingRules plain(Map<String, Object> tree, Findings findings) {
        return new MappingReader(findings).mapping(PlainTree.of(tree, ""));
    }

    private MappingRules mapping(Node root) {
        return new MappingRules(Section.of(Part.MAPPING, root, findings)
                .map(section -> {
                    refuseDraft(section);
                    return section.sections("tables", Part.TABLE).stream()
                            .map(this::table)
                            .toList();
                })
                .orElse(List.of()));
    }

    private void refuseDraft(Section mapping) {
        if (mapping.flag("draft")) {
            findings.error(
                    mapping.at(),
                    "this mapping is a draft by \"heed init\"; read it, mend it, and remove the line \"draft: true\"");
        }
    }

    private TableRule table(Section section) {
        return new TableRule(
                section.name("name"),
                new Filters(filter(section, "where"), filter(section, "unless")),
                section.flag("allow_scans"),
                section.sections("match", Part.MATCH).stream().map(this::match).toList(),
                children(section));
    }

    private Optional<FilterRule> filter(Section table, String key) {
        return table.section(key, Part.FILTER)
                .map(section -> section.require("is")
                        .map(is -> new FilterRule(section.name("column"), is.at(), value(is)))
                        .orElseGet(() -> new FilterRule(section.name("column"), section.at(), Optional.empty())));
    }

    private Optional<String> value(Node is) {
        if (is instanceof Node.Text text) {
            return Optional.of(text.value());
        }
        if (!(is instanceof Node.Nothing)) {
            findings.error(is.at(), "\"is\" needs one value or null, but here is " + is.kind());
        }
        return Optional.empty();
    }

    private List<ChildRule> children(Section section) {
        return section.has("children")
                ? section.sections("children", Part.CHILD).stream()
                        .map(this::child)
                        .toList()
                : List.of();
    }

    private ChildRule child(Section section) {
        if (section.has("column") && section.has("columns")) {
            findings.error(section.at(), "a child has either \"column\" or \"columns\"");
        }
        List<Name> columns = section.has("columns") ? section.names("columns") : List.of(section.name("column"));
        List<Name> references =
                section.find("references").filter(Node.Items.class::isInstance).isPresent()
                        ? section.names("references")
                        : List.of(section.name("references"));
        if (columns.size() != references.size()) {
            findings.error(
                    section.at(),
                    "\"columns\" and \"references\" need as many names, but have " + columns.size() + " and "
                            + references.size());
        }
        return new ChildRule(section.name("table"), columns, references, children(section));
    }

    private MatchRule match(Section section) {
        JobType holds = holds(section.name("holds"));
        return new MatchRule(
                section.name("column"),
                section.find("at").map(rules::pointer),
                holds,
                section.require("delete").map(rules::delete).orElseGet(Rule.Keep::new),
                section.find("scrub_geo")
                        .map(rule -> rules.scrubGeo(rule, holds))
                        .orElseGet(Rule.Keep::new));
    }

    private JobType holds(Name word) {
        if (!word.isMissing() && !word.text().equals("post") && !word.text().equals("user")) {
            findings.error(word.at(), "\"holds\" is post or user, but here is \"" + word.text() + "\"");
        }
        return word.text().equals("user") ? JobType.USERS : JobType.TWEETS;
    }
}
