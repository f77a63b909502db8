package dev.heed.cli.config;

import dev.heed.HeedException;
import java.time.Duration;
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

/** The keys of one part of a configuration file. Whatever is wrong is told with its place. */
final class Section {
    private static final String NOTHING = "tag:yaml.org,2002:null";

    private final Place place;
    private final Map<String, Node> values = new LinkedHashMap<>();

    /**
     * Reads keys, each of which must be known.
     *
     * @throws HeedException if the node holds something else
     */
    Section(Place place, Node node, List<String> known) {
        this.place = place.of(node);
        if (!(node instanceof MappingNode keys)) {
            throw this.place.wrong("here should be the keys " + String.join(", ", known));
        }
        for (NodeTuple tuple : keys.getValue()) {
            add(tuple, known);
        }
    }

    private void add(NodeTuple tuple, List<String> known) {
        String key = tuple.getKeyNode() instanceof ScalarNode text ? text.getValue() : "?";
        Place at = place.inside(key).of(tuple.getKeyNode());
        if (List.of("token", "password", "key").contains(key)) {
            throw at.wrong("no secret belongs into this file; put it into an environment variable, and the variable's"
                    + " name under \"" + key + "_env\"");
        }
        if (!known.contains(key)) {
            throw at.wrong("unknown key \"" + key + "\"; known are " + String.join(", ", known));
        }
        if (values.put(key, tuple.getValueNode()) != null) {
            throw at.wrong("the key \"" + key + "\" stands here a second time");
        }
    }

    /** The text under a key that must be there. */
    String text(String key) {
        return require(key, text -> text);
    }

    /** The value under a key that must be there, as something else; as in {@link #find}. */
    <T> T require(String key, Function<String, T> reader) {
        return find(key, reader).orElseThrow(() -> missing(key));
    }

    Optional<String> findText(String key) {
        return find(key, text -> text);
    }

    Optional<Long> findLong(String key) {
        return find(key, text -> number(text, Long::valueOf, "whole number"));
    }

    Optional<Integer> findInt(String key) {
        return find(key, text -> number(text, Integer::valueOf, "whole number"));
    }

    Optional<Double> findDouble(String key) {
        return find(key, text -> number(text, Double::valueOf, "number"));
    }

    Optional<Duration> findDuration(String key) {
        return find(key, Durations::parse);
    }

    private static <T> T number(String text, Function<String, T> reader, String what) {
        try {
            return reader.apply(text.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no " + what, e);
        }
    }

    /** The value under a key as something else; what the reader objects to is told with its place. */
    <T> Optional<T> find(String key, Function<String, T> reader) {
        return node(key).map(node -> {
            Place at = place.inside(key).of(node);
            return at.checking(() -> reader.apply(scalar(node, at)));
        });
    }

    /** The texts in the list under a key. */
    Optional<List<String>> findTexts(String key) {
        return node(key).map(node -> {
            Place at = place.inside(key);
            return items(node, at).stream()
                    .map(item -> scalar(item, at.of(item)))
                    .toList();
        });
    }

    /** The part under a key. */
    Optional<Section> findSection(String key, List<String> known) {
        return node(key).map(node -> new Section(place.inside(key), node, known));
    }

    /** The parts in the list under a key that must be there. */
    List<Section> sections(String key, List<String> known) {
        Node list = node(key).orElseThrow(() -> missing(key));
        List<Node> items = items(list, place.inside(key));
        return IntStream.range(0, items.size())
                .mapToObj(i -> new Section(place.inside(key + "[" + i + "]"), items.get(i), known))
                .toList();
    }

    /** Makes something of several keys; what its maker objects to is told with the place of this part. */
    <T> T checking(Supplier<T> maker) {
        return place.checking(maker);
    }

    HeedException wrong(String what) {
        return place.wrong(what);
    }

    private HeedException missing(String key) {
        return place.wrong("the key \"" + key + "\" is missing");
    }

    private Optional<Node> node(String key) {
        return Optional.ofNullable(values.get(key))
                .filter(node -> !node.getTag().getValue().equals(NOTHING));
    }

    private static List<Node> items(Node node, Place at) {
        if (node instanceof SequenceNode list && !list.getValue().isEmpty()) {
            return list.getValue();
        }
        throw at.of(node).wrong("here should be a list");
    }

    private static String scalar(Node node, Place at) {
        if (node instanceof ScalarNode text && !text.getValue().isBlank()) {
            return text.getValue();
        }
        throw at.wrong("here should be a single value");
    }
}
