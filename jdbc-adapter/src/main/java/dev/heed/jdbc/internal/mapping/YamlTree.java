package dev.heed.jdbc.internal.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.heed.HeedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a YAML text into nodes that know their lines, which Jackson's own tree does not keep. */
final class YamlTree {
    private final String file;
    private final YAMLParser parser;

    private YamlTree(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    static Node read(String file, String text) {
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            return new YamlTree(file, parser).document();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw Findings.one(file, line, "this is not YAML: " + firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory can always be read", e);
        }
    }

    private Node document() throws IOException {
        if (parser.nextToken() == null) {
            throw new HeedException(file + ": the mapping is empty; begin with \"tables:\"");
        }
        Node root = value();
        if (parser.nextToken() != null) {
            throw Findings.one(file, line(), "a second document begins here; a mapping is one document");
        }
        return root;
    }

    private Node value() throws IOException {
        if (parser.isCurrentAlias()) {
            throw Findings.one(file, line(), "aliases (*name) are not understood here; write the value out");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> keys();
            case START_ARRAY -> items();
            case VALUE_NULL -> new Node.Nothing(line());
            default -> new Node.Text(line(), parser.getText());
        };
    }

    private Node items() throws IOException {
        int line = line();
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new Node.Items(line, items);
    }

    private Node keys() throws IOException {
        int line = line();
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int keyLine = line();
            parser.nextToken();
            if (entries.put(key, new Node.Entry(keyLine, value())) != null) {
                throw Findings.one(file, keyLine, "the key \"" + key + "\" stands here a second time");
            }
        }
        return new Node.Keys(line, entries);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
