package dev.heed.mock.internal.storage;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The resumable uploads under way, by their secret names. Thread-safe. */
public final class Sessions {
    /** A session ends a week after its start. */
    private static final Duration LIFE = Duration.ofDays(7);

    private static final int NAME_BYTES = 48;

    private final RandomGenerator random;
    private final Path folder;
    private final long granularity;
    private final Map<String, Entry> entries = new HashMap<>();

    private record Entry(String object, Session session, Instant end) {}

    /**
     * None yet.
     *
     * @param granularity when an upload breaks off, a multiple of so many bytes is kept
     */
    public Sessions(RandomGenerator random, Path folder, long granularity) {
        this.random = random;
        this.folder = folder;
        this.granularity = granularity;
    }

    /** Starts one for the object at this path; returns its name. */
    public synchronized String start(String object, Instant now) {
        byte[] bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        String name = HexFormat.of().withUpperCase().formatHex(bytes);
        Session session = new Session(folder.resolve(name + ".session"), granularity);
        entries.put(name, new Entry(object, session, now.plus(LIFE)));
        return name;
    }

    /** A session of this object that has not ended by itself. */
    public synchronized Optional<Session> find(String name, String object, Instant now) {
        return Optional.ofNullable(entries.get(name))
                .filter(entry -> entry.object().equals(object) && now.isBefore(entry.end()))
                .map(Entry::session);
    }

    /** Forgets all sessions. */
    public synchronized void clear() {
        entries.clear();
    }
}
