package dev.heed.internal.step;

import dev.heed.EngineListener;
import dev.heed.Job;
import dev.heed.client.ComplianceJob;
import dev.heed.client.TransferListener;
import dev.heed.client.XClient;
import dev.heed.client.XException;
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

    /**
     * X's word on the job that stands for ours. Another job under its ID would answer for other IDs, and silence about
     * ours would count as compliance.
     *
     * @throws XException.NoSuchJob if X knows none, or another one
     */
    ComplianceJob ask(Job job) {
        ComplianceJob remote = client.get(job.remote().requireId());
        if (remote.name() != null && !remote.name().equals(job.remote().name())) {
            throw new XException.NoSuchJob(remote.id());
        }
        return remote;
    }

    /** Keeps the leases and tells the listener while a file is on its way. */
    TransferListener progress(Job job) {
        return bytes -> {
            pulse.beat();
            listener.transferred(job, bytes);
        };
    }
}
