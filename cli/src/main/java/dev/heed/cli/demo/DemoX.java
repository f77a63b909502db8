package dev.heed.cli.demo;

import dev.heed.EngineBuilder;
import dev.heed.mock.Verdicts;
import java.time.InstantSource;
import java.util.List;

/** The mock X that a demo asks. */
interface DemoX extends AutoCloseable {
    /** Where it runs, for people, and to tell whether a demo goes on with the same kind. */
    String kind();

    /** What it says about the demo's IDs. */
    Verdicts script();

    /** The time that goes for it and for the engine. */
    InstantSource clock();

    /** Lets an engine ask it. */
    EngineBuilder connect(EngineBuilder engine);

    /** What was done against X's rules, in words. */
    List<String> violations();

    @Override
    void close();
}
