package dev.heed.cli;

import java.io.PrintStream;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Whoever called the command.
 *
 * @param environment gives the value of an environment variable, or null
 * @param out where results go
 */
record Shell(UnaryOperator<@Nullable String> environment, PrintStream out) {}
