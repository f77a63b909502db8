package dev.heed.jdbc.internal.mapping;

import dev.heed.HeedException;
import dev.heed.JobType;
import dev.heed.jdbc.internal.mapping.Mapping.ChildRule;
import dev.heed.jdbc.internal.mapping.Mapping.MatchRule;
import dev.heed.jdbc.internal.mapping.Mapping.Name;
import dev.heed.jdbc.internal.mapping.Mapping.Rule;
import dev.heed.jdbc.internal.mapping.Mapping.TableRule;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads a mapping from its file. Stops at the first thing that it does not understand. */
public final class MappingFile {
    private static final List<String> TABLE_KEYS = List.of("name", "match", "children");
    private static final List<String> MATCH_KEYS = List.of("column", "holds", "delete", "scrub_geo");
    private static final List<String> CHILD_KEYS = List.of("table", "column", "references", "children");

    private final String file;
    private final RuleReader rules;

    private MappingFile(String file) {
        this.file = file;
        this.rules = new RuleReader(file);
    }

    public static Mapping read(Path path) {
        String file = String.valueOf(path.getFileName());
        return new MappingFile(file).mapping(YamlTree.read(file, text(path)));
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            throw new HeedException("There is no mapping at " + path + "; say where it is, or write one there.", e);
        } catch (CharacterCodingException e) {
            throw new HeedException("The mapping " + path + " is not text in UTF-8.", e);
        } catch (IOException e) {
            throw new HeedException(
                    "The mapping " + path + " cannot be read (" + e.getClass().getSimpleName()
                            + "). Check that it is a file and that this user may read it.",
                    e);
        }
    }

    private Mapping mapping(Node root) {
        Section section = Section.of(file, "a mapping", root, List.of("tables"));
        return new Mapping(
                file, section.items("tables").stream().map(this::table).toList());
    }

    private TableRule table(Node node) {
        Section section = Section.of(file, "a table", node, TABLE_KEYS);
        return new TableRule(
                section.name("name"),
                section.items("match").stream().map(this::match).toList(),
                children(section));
    }

    private List<ChildRule> children(Section section) {
        return section.itemsIfAny("children").stream().map(this::child).toList();
    }

    private ChildRule child(Node node) {
        Section section = Section.of(file, "a child", node, CHILD_KEYS);
        return new ChildRule(
                section.name("table"), section.name("column"), section.name("references"), children(section));
    }

    private MatchRule match(Node node) {
        Section section = Section.of(file, "a match", node, MATCH_KEYS);
        JobType holds = holds(section.name("holds"));
        return new MatchRule(
                section.name("column"),
                holds,
                rules.delete(section.require("delete")),
                section.find("scrub_geo")
                        .map(rule -> rules.scrubGeo(rule, holds))
                        .orElseGet(Rule.Keep::new));
    }

    private JobType holds(Name word) {
        return switch (word.text()) {
            case "post" -> JobType.TWEETS;
            case "user" -> JobType.USERS;
            default ->
                throw Findings.one(
                        file, word.line(), "\"holds\" is \"post\" or \"user\", but here is \"" + word.text() + "\"");
        };
    }
}
