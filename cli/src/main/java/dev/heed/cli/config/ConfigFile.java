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
    private static final List<String> ACCESS = List.of("url", "user", "password_env");

    private final Path folder;
    private final UnaryOperator<@Nullable String> environment;

    private ConfigFile(Path folder, UnaryOperator<@Nullable String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /**
     * Reads a file whole. Opens no database and reads no secret.
     *
     * @param path the file; relative paths in it start from its folder
     * @param environment gives the value of an environment variable, or null
     * @throws HeedException if the file is not there, or something in it is wrong
     */
    public static Config read(Path path, UnaryOperator<@Nullable String> environment) {
        Path folder = path.toAbsolutePath().normalize().getParent();
        ConfigFile reader = new ConfigFile(folder == null ? Path.of("/") : folder, environment);
        return reader.config(ConfigText.read(path, EngineSettings.with("x", "home", "targets", "spool")));
    }

    private Config config(Section root) {
        Optional<Section> x = root.findSection("x", X);
        String app = x.flatMap(keys -> keys.findText("app")).orElse("default");
        Secret token = new Secret(
                "bearer token", x.flatMap(keys -> keys.findText("token_env")).orElse("HEED_TOKEN"), environment);
        URI address = x.flatMap(keys -> keys.find("address", URI::create)).orElse(XClient.API);
        EngineBuilder engine = ComplianceEngine.builder()
                .app(app)
                .token(token)
                .api(address)
                .spool(folder.resolve(root.findText("spool").orElse("heed-spool")));
        EngineSettings.read(root, engine);
        List<TargetEntry> targets = root.sections("targets", TargetReader.with(ACCESS)).stream()
                .map(this::target)
                .toList();
        return new Config(app, token, home(root, targets), targets, engine);
    }

    private Access home(Section root, List<TargetEntry> targets) {
        return root.findSection("home", ACCESS).map(this::access).orElseGet(() -> {
            if (targets.size() > 1) {
                throw root.wrong(
                        "the key \"home\" is missing: with several targets, say which database keeps the jobs");
            }
            return targets.get(0).access();
        });
    }

    private TargetEntry target(Section keys) {
        return new TargetEntry(
                keys.findText("name").orElse("main"),
                access(keys),
                folder.resolve(keys.text("mapping")),
                TargetReader.options(keys, environment));
    }

    private Access access(Section keys) {
        String url = SqliteUrl.from(keys.text("url"), folder);
        Secret password = keys.findText("password_env")
                .map(variable -> new Secret("database password", variable, environment))
                .orElse(null);
        return new Access(url, keys.findText("user").orElse(null), password);
    }
}
