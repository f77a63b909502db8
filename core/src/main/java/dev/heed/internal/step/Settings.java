package dev.heed.internal.step;

import java.time.Duration;

/**
 * What a host may set about the steps.
 *
 * @param sliceIds how many IDs a job asks X about
 * @param batchIds how many results are offered to a target in one transaction
 * @param resumableFrom files of so many bytes and more are uploaded resumably
 * @param remoteAttempts how many jobs at X a slice may use up
 * @param resultsMaxAge how old X's answer may be when it is applied
 * @param asking how often X is asked
 */
public record Settings(
        int sliceIds, int batchIds, long resumableFrom, int remoteAttempts, Duration resultsMaxAge, Asking asking) {}
