package dev.heed.cli.config;

import dev.heed.HeedException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** The text of a configuration file, as YAML. */
final class ConfigText {
    private ConfigText() {}

    /** @throws HeedException if there is no such text, or it is not YAML */
    static Section read(Path path, List<String> known) {
        Place begin = Place.begin(String.valueOf(path.getFileName()));
        Node root;
        try {
            root = new Yaml().compose(new StringReader(text(path)));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new Place(begin.file(), line, "").wrong("this is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw begin.wrong("this is not YAML");
        }
        if (root == null) {
            throw begin.wrong("the file is empty");
        }
        return new Section(begin, root, known);
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
