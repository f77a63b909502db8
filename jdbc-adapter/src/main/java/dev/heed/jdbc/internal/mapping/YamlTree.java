package dev.heed.jdbc.internal.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a YAML text into nodes that know their places, which Jackson's own tree does not keep. */
final class YamlTree {
    private static final Spot BEGINNING = new Spot(1, 1, "");

    private final YAMLParser parser;
    private final Findings findings;

    private YamlTree(YAMLParser parser, Findings findings) {
        this.parser = parser;
        this.findings = findings;
    }

    /** Empty, with a finding, if the text is no YAML. */
    static Optional<Node> read(String text, Findings findings) {
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            return new YamlTree(parser, findings).document();
        } catch (JsonProcessingException e) {
            Spot at = e.getLocation() == null
                    ? BEGINNING
                    : new Spot(e.getLocation().getLineNr(), e.getLocation().getColumnNr(), "");
            findings.error(at, "this is not YAML: " + firstLine(e.getOriginalMessage()));
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory can always be read", e);
        }
    }

    private Optional<Node> document() throws IOException {
        if (parser.nextToken() == null) {
            findings.error(BEGINNING, "the mapping is empty; begin with \"tables:\"");
            return Optional.empty();
        }
        Node root = value("");
        if (parser.nextToken() != null) {
            findings.error(here(""), "a second document begins here; a mapping is one document");
        }
        return Optional.of(root);
    }

    private Node value(String path) throws IOException {
        if (parser.isCurrentAlias()) {
            findings.error(here(path), "aliases (*name) are not understood here; write the value out");
            return new Node.Text(here(path), "*" + parser.getText());
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> keys(path);
            case START_ARRAY -> items(path);
            case VALUE_NULL -> new Node.Nothing(here(path));
            default -> new Node.Text(here(path), parser.getText());
        };
    }

    private Node items(String path) throws IOException {
        Spot at = here(path);
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(path + "[" + items.size() + "]"));
        }
        return new Node.Items(at, items);
    }

    private Node keys(String path) throws IOException {
        Spot at = here(path);
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Spot keyAt = here(at.inside(key));
            parser.nextToken();
            if (entries.put(key, new Node.Entry(keyAt, value(keyAt.path()))) != null) {
                findings.error(keyAt, "the key \"" + key + "\" stands here a second time");
            }
        }
        return new Node.Keys(at, entries);
    }

    private Spot here(String path) {
        return new Spot(
                parser.currentTokenLocation().getLineNr(),
                parser.currentTokenLocation().getColumnNr(),
                path);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
