package dev.heed.client;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** A request body that tells how much of it was handed over. */
final class CountingPublisher implements BodyPublisher {
    private final BodyPublisher body;
    private final AtomicLong published = new AtomicLong();

    CountingPublisher(BodyPublisher body) {
        this.body = body;
    }

    long published() {
        return published.get();
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        published.set(0);
        body.subscribe(new Counting(subscriber));
    }

    private final class Counting implements Flow.Subscriber<ByteBuffer> {
        private final Flow.Subscriber<? super ByteBuffer> to;

        Counting(Flow.Subscriber<? super ByteBuffer> to) {
            this.to = to;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            to.onSubscribe(subscription);
        }

        @Override
        public void onNext(ByteBuffer part) {
            published.addAndGet(part.remaining());
            to.onNext(part);
        }

        @Override
        public void onError(Throwable broken) {
            to.onError(broken);
        }

        @Override
        public void onComplete() {
            to.onComplete();
        }
    }
}
