package dev.heed.jdbc.internal.mapping;

import dev.heed.HeedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A group of keys in a mapping, where each key is either known or an error. */
final class Section {
    private final String file;
    private final String what;
    private final Node.Keys keys;

    private Section(String file, String what, Node.Keys keys) {
        this.file = file;
        this.what = what;
        this.keys = keys;
    }

    /**
     * @param what what the keys describe, such as "a table"
     * @param known every key that may stand here
     * @throws HeedException if the node holds no keys, or one that is not known
     */
    static Section of(String file, String what, Node node, List<String> known) {
        if (!(node instanceof Node.Keys keys)) {
            throw Findings.one(
                    file,
                    node.line(),
                    what + " is described by the keys " + Findings.list(known) + ", but here is " + node.kind());
        }
        for (Map.Entry<String, Node.Entry> entry : keys.entries().entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw Findings.one(
                        file,
                        entry.getValue().line(),
                        "unknown key \"" + entry.getKey() + "\"; " + what + " has the keys " + Findings.list(known));
            }
        }
        return new Section(file, what, keys);
    }

    Optional<Node> find(String key) {
        return Optional.ofNullable(keys.entries().get(key)).map(Node.Entry::value);
    }

    Node require(String key) {
        return find(key).orElseThrow(() -> Findings.one(file, keys.line(), what + " needs the key \"" + key + "\""));
    }

    /** The value of a key as a name. */
    Mapping.Name name(String key) {
        return name(file, "\"" + key + "\"", require(key));
    }

    /** The list under a key, with at least one item. */
    List<Node> items(String key) {
        return items(key, require(key));
    }

    /** The list under a key; empty if the key is not there. */
    List<Node> itemsIfAny(String key) {
        return find(key).map(node -> items(key, node)).orElse(List.of());
    }

    private List<Node> items(String key, Node node) {
        if (node instanceof Node.Items list && !list.items().isEmpty()) {
            return list.items();
        }
        String found = node instanceof Node.Items ? "an empty one" : node.kind();
        throw Findings.one(file, node.line(), "\"" + key + "\" needs a list, but here is " + found);
    }

    static Mapping.Name name(String file, String what, Node node) {
        if (node instanceof Node.Text text && !text.value().isBlank()) {
            return new Mapping.Name(text.line(), text.value());
        }
        throw Findings.one(file, node.line(), what + " needs a name, but here is " + node.kind());
    }
}
