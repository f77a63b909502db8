package dev.heed.jdbc.internal.mapping;

import dev.heed.jdbc.internal.mapping.MappingRules.Name;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of one part of a mapping, where each key is either known or an error. */
final class Section {
    private final Part part;
    private final Node.Keys keys;
    private final Findings findings;

    private Section(Part part, Node.Keys keys, Findings findings) {
        this.part = part;
        this.keys = keys;
        this.findings = findings;
        keys.entries().forEach(this::check);
    }

    /** Empty, with a finding, if the node holds no keys. */
    static Optional<Section> of(Part part, Node node, Findings findings) {
        if (node instanceof Node.Keys keys) {
            return Optional.of(new Section(part, keys, findings));
        }
        findings.error(
                node.at(),
                part.what() + " is described by the keys " + Findings.list(part.keys()) + ", but here is "
                        + node.kind());
        return Optional.empty();
    }

    private void check(String key, Node.Entry entry) {
        if (!part.keys().contains(key)) {
            findings.error(
                    entry.key(),
                    "unknown key \"" + key + "\"; "
                            + Names.suggestion(key, part.keys())
                                    .orElseGet(() -> part.what() + " has the keys " + Findings.list(part.keys())));
        }
    }

    Spot at() {
        return keys.at();
    }

    /** Whether every key is known. */
    boolean isUnderstood() {
        return part.keys().containsAll(keys.entries().keySet());
    }

    boolean has(String key) {
        return keys.entries().containsKey(key);
    }

    /** Whether there are keys, and none but these. */
    boolean hasOnly(String... some) {
        return !keys.entries().isEmpty()
                && Set.of(some).containsAll(keys.entries().keySet());
    }

    Optional<Node> find(String key) {
        return Optional.ofNullable(keys.entries().get(key)).map(Node.Entry::value);
    }

    /** The value of a key; empty, with a finding, if the key is not there. */
    Optional<Node> require(String key) {
        Optional<Node> value = find(key);
        if (value.isEmpty()) {
            findings.error(keys.at(), part.what() + " needs the key \"" + key + "\"");
        }
        return value;
    }

    /** The value of a key as a name; {@link Name#isMissing missing}, with a finding, if there is none. */
    Name name(String key) {
        return require(key).map(node -> name("\"" + key + "\"", node)).orElseGet(() -> new Name(keys.at(), ""));
    }

    /** The names in the list under a key. */
    List<Name> names(String key) {
        return items(key).stream()
                .map(item -> name("an item of \"" + key + "\"", item))
                .toList();
    }

    private Name name(String what, Node node) {
        if (node instanceof Node.Text text && !text.value().isBlank()) {
            return new Name(text.at(), text.value());
        }
        findings.error(node.at(), what + " needs a name, but here is " + node.kind());
        return new Name(node.at(), "");
    }

    /** Whether a key says true; false if it is not there. */
    boolean flag(String key) {
        Optional<Node> value = find(key);
        if (value.isPresent() && !isWord(value.get(), "true") && !isWord(value.get(), "false")) {
            findings.error(
                    value.get().at(),
                    "\"" + key + "\" is true or false, but here is "
                            + value.get().kind());
        }
        return value.filter(node -> isWord(node, "true")).isPresent();
    }

    static boolean isWord(Node node, String word) {
        return node instanceof Node.Text text && text.value().equals(word);
    }

    /** The list under a key, which must be there and hold something. */
    List<Node> items(String key) {
        return require(key).map(node -> items(key, node)).orElse(List.of());
    }

    private List<Node> items(String key, Node node) {
        if (node instanceof Node.Items list && !list.items().isEmpty()) {
            return list.items();
        }
        String found = node instanceof Node.Items ? "an empty one" : node.kind();
        findings.error(node.at(), "\"" + key + "\" needs a list, but here is " + found);
        return List.of();
    }

    /** The part under a key, if any. */
    Optional<Section> section(String key, Part inner) {
        return find(key).flatMap(node -> of(inner, node, findings));
    }

    /** The parts in the list under a key, which must be there and hold something. */
    List<Section> sections(String key, Part inner) {
        return items(key).stream()
                .flatMap(node -> of(inner, node, findings).stream())
                .toList();
    }

    /** What stands under a key whose own keys are free. */
    Map<String, Node.Entry> entries(String key, String choices) {
        Optional<Node> value = require(key);
        if (value.isPresent()
                && value.get() instanceof Node.Keys inner
                && !inner.entries().isEmpty()) {
            return inner.entries();
        }
        value.ifPresent(
                node -> findings.error(node.at(), "\"" + key + "\" needs " + choices + ", but here is " + node.kind()));
        return Map.of();
    }
}
