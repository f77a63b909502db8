package dev.heed.cli.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The keys of one part of a configuration file. Whatever is wrong becomes a finding, and counts as not said. */
final class Section {
    private static final String NOTHING = "tag:yaml.org,2002:null";
    private static final List<String> SECRETS = List.of("token", "password", "key");

    private final Place place;
    private final List<String> known;
    private final Findings findings;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private Section(Place place, List<String> known, Findings findings) {
        this.place = place;
        this.known = known;
        this.findings = findings;
    }

    /** Reads keys, each of which must be known; empty if the node holds something else. */
    static Optional<Section> of(Node node, String path, List<String> known, Findings findings) {
        Section section = new Section(Place.of(node, path), known, findings);
        if (node instanceof MappingNode keys) {
            keys.getValue().forEach(section::add);
            return Optional.of(section);
        }
        section.wrong("here should be the keys " + String.join(", ", known));
        return Optional.empty();
    }

    private void add(NodeTuple tuple) {
        String key = tuple.getKeyNode() instanceof ScalarNode text ? text.getValue() : "?";
        Place at = Place.of(tuple.getKeyNode(), place.inside(key));
        if (known.contains(key)) {
            if (values.put(key, tuple.getValueNode()) != null) {
                findings.add(at, "the key \"" + key + "\" stands here a second time");
            }
        } else if (SECRETS.contains(key)) {
            findings.add(
                    at,
                    "no secret belongs into this file; put it into an environment variable, and the variable's name"
                            + " under \"" + key + "_env\"");
        } else {
            findings.add(at, "unknown key \"" + key + "\"; " + choices(key));
        }
    }

    private String choices(String key) {
        return Spelling.meant(key, known)
                .map(meant -> "did you mean \"" + meant + "\"?")
                .orElseGet(() -> "known are " + String.join(", ", known));
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Whether a single value stands under a key. */
    boolean isText(String key) {
        return values.get(key) instanceof ScalarNode;
    }

    /** The text under a key that must be there; empty if it is not. */
    String text(String key) {
        return require(key, text -> text).orElse("");
    }

    /** As {@link #find}, but the key must be there. */
    <T> Optional<T> require(String key, Function<String, T> reader) {
        return required(key).flatMap(node -> read(key, node, reader));
    }

    Optional<String> findText(String key) {
        return find(key, text -> text);
    }

    /** The value under a key as something else, unless the reader objects with an IllegalArgumentException. */
    <T> Optional<T> find(String key, Function<String, T> reader) {
        return node(key).flatMap(node -> read(key, node, reader));
    }

    private <T> Optional<T> read(String key, Node node, Function<String, T> reader) {
        Place at = Place.of(node, place.inside(key));
        return scalar(node, at).flatMap(text -> checking(at, () -> reader.apply(text)));
    }

    /** The values in the list under a key as something else, as in {@link #find}. */
    <T> Optional<List<T>> findList(String key, Function<String, T> reader) {
        return node(key)
                .map(node -> items(node, key).stream()
                        .flatMap(item -> read(key, item, reader).stream())
                        .toList());
    }

    /** The part under a key. */
    Optional<Section> findSection(String key, List<String> inner) {
        return node(key).flatMap(node -> of(node, place.inside(key), inner, findings));
    }

    /** The parts in the list under a key, or the only part; none if the key is not there. */
    List<Section> findSections(String key, List<String> inner) {
        return node(key).map(list -> parts(key, list, inner)).orElse(List.of());
    }

    /** The parts in the list under a key that must be there, or the only part. */
    List<Section> sections(String key, List<String> inner) {
        return required(key).map(list -> parts(key, list, inner)).orElse(List.of());
    }

    private List<Section> parts(String key, Node list, List<String> inner) {
        List<Node> items = list instanceof MappingNode ? List.of(list) : items(list, key);
        return IntStream.range(0, items.size())
                .mapToObj(i -> of(items.get(i), place.inside(key + "[" + i + "]"), inner, findings))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Makes something of several keys, unless its maker objects with an IllegalArgumentException. */
    <T> Optional<T> checking(Supplier<T> maker) {
        return checking(place, maker);
    }

    private <T> Optional<T> checking(Place at, Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException e) {
            findings.add(at, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    void wrong(String what) {
        findings.add(place, what);
    }

    private Optional<Node> required(String key) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            wrong("the key \"" + key + "\" is missing");
        }
        return node;
    }

    private Optional<Node> node(String key) {
        return Optional.ofNullable(values.get(key))
                .filter(node -> !node.getTag().getValue().equals(NOTHING));
    }

    private List<Node> items(Node node, String key) {
        if (node instanceof SequenceNode list && !list.getValue().isEmpty()) {
            return list.getValue();
        }
        findings.add(Place.of(node, place.inside(key)), "here should be a list");
        return List.of();
    }

    private Optional<String> scalar(Node node, Place at) {
        if (node instanceof ScalarNode text && !text.getValue().isBlank()) {
            return Optional.of(text.getValue());
        }
        findings.add(at, "here should be a single value");
        return Optional.empty();
    }
}
