package dev.heed.cli.demo;

import dev.heed.EngineBuilder;
import dev.heed.mock.JobType;
import dev.heed.mock.Verdict;
import dev.heed.mock.Verdicts;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mock X in a process of its own, so that either side can be killed. Time is real. */
final class OtherX implements DemoX {
    private final URI address;
    private final String token;
    private final MockAdmin admin;
    private final Map<Long, Verdict> posts;
    private final Map<Long, Verdict> users;

    /**
     * Asks a mock X at once what it says of a demo's IDs.
     *
     * @throws dev.heed.HeedException if none answers there
     */
    OtherX(URI address, String token, IdList ids) {
        this.address = address;
        this.token = token;
        this.admin = new MockAdmin(address);
        this.posts = admin.verdicts(JobType.TWEETS, ids.ids());
        this.users = admin.verdicts(JobType.USERS, World.authorIds(ids.size()));
    }

    @Override
    public String kind() {
        return "a mock X in another process";
    }

    @Override
    public Verdicts script() {
        return (type, id, at) -> Optional.ofNullable((type == JobType.TWEETS ? posts : users).get(id));
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public EngineBuilder connect(EngineBuilder engine) {
        return engine.token(() -> token).api(address);
    }

    @Override
    public List<String> violations() {
        return admin.violations();
    }

    @Override
    public void close() {
        // It is not this process's to end.
    }
}
