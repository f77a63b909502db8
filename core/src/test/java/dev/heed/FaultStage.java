package dev.heed;

import dev.heed.mock.Call;
import dev.heed.mock.Effects;
import dev.heed.mock.Fault;
import java.util.List;
import java.util.function.UnaryOperator;

/** A call of the engine at which faults strike, and what brings the engine to make it. */
enum FaultStage {
    CREATE(Call.CREATE),
    GET(Call.GET),
    /** The list is asked only by who looks for a job after the answer to its creation was lost. */
    LIST(Call.LIST, UnaryOperator.identity(), Fault.on(Call.CREATE, Effects.answerLost())),
    UPLOAD(Call.UPLOAD),
    UPLOAD_START(Call.UPLOAD_START, engine -> engine.resumableFrom(0)),
    UPLOAD_QUERY(Call.UPLOAD_QUERY, engine -> engine.resumableFrom(0)),
    UPLOAD_CHUNK(Call.UPLOAD_CHUNK, engine -> engine.resumableFrom(0)),
    DOWNLOAD(Call.DOWNLOAD);

    private final Call call;
    private final UnaryOperator<EngineBuilder> engine;
    private final List<Fault> besides;

    FaultStage(Call call) {
        this(call, UnaryOperator.identity());
    }

    FaultStage(Call call, UnaryOperator<EngineBuilder> engine, Fault... besides) {
        this.call = call;
        this.engine = engine;
        this.besides = List.of(besides);
    }

    Call call() {
        return call;
    }

    /** Sets an engine up so that it makes the call. */
    EngineBuilder on(EngineBuilder builder) {
        return engine.apply(builder);
    }

    /** Other faults without which the call would not be made. */
    List<Fault> besides() {
        return besides;
    }
}
