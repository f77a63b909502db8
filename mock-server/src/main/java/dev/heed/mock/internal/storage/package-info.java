/** Google's storage as far as signed URLs reach it: whole and resumable uploads, downloads, errors in XML. Knows no jobs. */
@NullMarked
package dev.heed.mock.internal.storage;

import org.jspecify.annotations.NullMarked;
