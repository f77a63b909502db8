package dev.heed.cli.config;

import dev.heed.ComplianceEngine;
import dev.heed.EngineBuilder;
import dev.heed.HeedException;
import dev.heed.client.XClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads a configuration file. */
public final class ConfigFile {
    private static final List<String> X = List.of("address", "token_env", "app");
    private static final List<String> HOME = AccessReader.keysWith();

    private final AccessReader access;

    private ConfigFile(AccessReader access) {
        this.access = access;
    }

    /**
     * Reads a file whole. Opens no database and reads no secret.
     *
     * @param path the file; relative paths in it start from its folder
     * @param environment gives the value of an environment variable, or null
     * @throws HeedException if the file is not there; with a line for each thing that is wrong in it
     */
    public static Config read(Path path, UnaryOperator<@Nullable String> environment) {
        Path folder = path.toAbsolutePath().normalize().getParent();
        ConfigFile reader = new ConfigFile(new AccessReader(folder == null ? Path.of("/") : folder, environment));
        Findings findings = new Findings(String.valueOf(path.getFileName()));
        Optional<Config> config = ConfigText.read(path, findings)
                .flatMap(root -> Section.of(root, "", EngineSettings.with("x", "home", "targets", "spool"), findings))
                .flatMap(reader::config);
        findings.refuse();
        return config.orElseThrow();
    }

    /** Empty only if something is wrong. */
    private Optional<Config> config(Section root) {
        Optional<Section> x = root.findSection("x", X);
        String app = x.flatMap(keys -> keys.findText("app")).orElse("default");
        Secret token = new Secret(
                "bearer token",
                x.flatMap(keys -> keys.findText("token_env")).orElse("HEED_TOKEN"),
                access.environment());
        URI address = x.flatMap(keys -> keys.find("address", URI::create)).orElse(XClient.API);
        EngineBuilder engine = ComplianceEngine.builder()
                .app(app)
                .token(token)
                .api(address)
                .spool(root.find("spool", access.folder()::resolve)
                        .orElseGet(() -> access.folder().resolve("heed-spool")));
        EngineSettings.read(root, engine);
        List<TargetEntry> targets = root.sections("targets", TargetReader.KEYS).stream()
                .map(new TargetReader(access)::read)
                .toList();
        if (targets.stream().map(TargetEntry::name).distinct().count() < targets.size()) {
            root.wrong("two targets have the same name, \"main\" if none is given; reports could not tell them apart");
        }
        return home(root, targets).map(home -> new Config(app, token, home, targets, engine));
    }

    private Optional<Access> home(Section root, List<TargetEntry> targets) {
        if (!root.has("home") && targets.size() > 1) {
            root.wrong("the key \"home\" is missing: with several targets, say which database keeps the jobs");
        }
        return root.findSection("home", HOME)
                .map(access::read)
                .or(() -> targets.stream().map(TargetEntry::access).findFirst());
    }
}
