/** What lies between a client and the server: connections that can break, requests, and answers that may not arrive. */
@NullMarked
package dev.heed.mock.internal.wire;

import org.jspecify.annotations.NullMarked;
