package dev.heed.internal.step;

import dev.heed.EngineListener;
import dev.heed.Job;
import dev.heed.client.TransferListener;
import dev.heed.client.XClient;
import dev.heed.internal.spool.Spool;
import dev.heed.spi.Target;
import java.time.InstantSource;
import java.util.List;

/**
 * What the steps work with and on.
 *
 * @param client asks X
 * @param spool holds the files
 * @param targets are kept in step
 * @param clock tells the time
 * @param pulse keeps the leases
 * @param listener is told
 */
public record Outside(
        XClient client, Spool spool, List<Target> targets, InstantSource clock, Pulse pulse, EngineListener listener) {

    /** Keeps the leases and tells the listener while a file is on its way. */
    TransferListener progress(Job job) {
        return bytes -> {
            pulse.beat();
            listener.transferred(job, bytes);
        };
    }
}
