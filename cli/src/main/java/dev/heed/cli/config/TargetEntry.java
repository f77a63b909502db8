package dev.heed.cli.config;

import dev.heed.jdbc.TargetOptions;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A database that is kept in step.
 *
 * @param name its name in reports
 * @param access how to reach it
 * @param mapping the mapping file
 * @param options what else was said of it, once there is somebody who opens the databases that it asks
 */
public record TargetEntry(String name, Access access, Path mapping, Function<Connector, TargetOptions> options) {}
