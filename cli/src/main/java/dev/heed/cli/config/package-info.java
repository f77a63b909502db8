/** The file that tells the command {@code heed} what to work on. */
@NullMarked
package dev.heed.cli.config;

import org.jspecify.annotations.NullMarked;
