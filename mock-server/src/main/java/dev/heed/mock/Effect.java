package dev.heed.mock;

/** One thing that goes wrong. Immutable, with a value of its own: two of the same words are equal. Made by {@link Effects}. */
public sealed interface Effect permits OnConnection, OnAnswer, OnJob, OnCreation, OnSession, OnResults, OnDownload {
    /** What it does, as a person would say it. */
    String words();
}
