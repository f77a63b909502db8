package dev.heed.client;

/** Told how far an upload or download is. */
@FunctionalInterface
public interface TransferListener {
    /**
     * Called about once a second from the thread that called the client, and once at the end. What it throws ends the
     * transfer.
     *
     * @param bytes how many were transferred so far
     */
    void transferred(long bytes);
}
