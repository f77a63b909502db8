package dev.heed.cli.config;

import dev.heed.EngineBuilder;
import java.util.List;

/**
 * What a configuration file says.
 *
 * @param app the X app
 * @param token the app's bearer token
 * @param home the database that keeps the jobs
 * @param targets the databases that are kept in step, at least one
 * @param engine an engine that lacks only the databases and a listener; it may be built once
 */
public record Config(String app, Secret token, Access home, List<TargetEntry> targets, EngineBuilder engine) {
    /** Copies the list. */
    public Config {
        targets = List.copyOf(targets);
    }
}
