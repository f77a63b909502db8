package dev.heed.cli.config;

import dev.heed.HeedException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** The text of a configuration file, as YAML. */
final class ConfigText {
    private ConfigText() {}

    /**
     * Empty, with a finding, if the text is not YAML.
     *
     * @throws HeedException if there is no such text
     */
    static Optional<Node> read(Path path, Findings findings) {
        String text = text(path);
        try {
            Node root = new Yaml().compose(new StringReader(text));
            if (root == null) {
                findings.add(Place.BEGINNING, "the file is empty");
            }
            return Optional.ofNullable(root);
        } catch (MarkedYAMLException e) {
            Place at = e.getProblemMark() == null ? Place.BEGINNING : Place.of(e.getProblemMark(), "");
            findings.add(at, "this is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            findings.add(Place.BEGINNING, "this is not YAML");
        }
        return Optional.empty();
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            throw new HeedException(
                    "There is no configuration at " + path + "; say with --config where it is, or write one there.", e);
        } catch (CharacterCodingException e) {
            throw new HeedException("The configuration " + path + " is not text in UTF-8.", e);
        } catch (IOException e) {
            throw new HeedException(
                    "The configuration " + path + " cannot be read ("
                            + e.getClass().getSimpleName()
                            + "). Check that it is a file and that this user may read it.",
                    e);
        }
    }
}
