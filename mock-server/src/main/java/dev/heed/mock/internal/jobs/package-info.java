/** What X keeps of jobs and requests, and the words in which it tells of them and refuses. */
@NullMarked
package dev.heed.mock.internal.jobs;

import org.jspecify.annotations.NullMarked;
