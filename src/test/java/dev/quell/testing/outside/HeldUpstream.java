package dev.quell.testing.outside;

import dev.quell.testing.outside.FaultProxy.Reply;
import dev.quell.testing.outside.FaultProxy.Request;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/** Stands before an outside system and keeps a chosen request, or the answer to it, until it is let go. */
public final class HeldUpstream implements FaultProxy.Upstream {

    private static final Predicate<Request> NOTHING = request -> false;

    private final FaultProxy.Upstream upstream;
    private final List<Request> passed = new CopyOnWriteArrayList<>();
    private volatile Predicate<Request> held = NOTHING;
    private volatile boolean afterwards;
    private volatile CountDownLatch released = new CountDownLatch(1);
    private volatile boolean holding;
    private volatile Runnable beforeChange = () -> {};

    public HeldUpstream(FaultProxy.Upstream upstream) {
        this.upstream = upstream;
    }

    /** @param afterwards whether the system gets the request, so that only its answer is kept */
    public void hold(Predicate<Request> which, boolean afterwards) {
        this.afterwards = afterwards;
        this.released = new CountDownLatch(1);
        this.held = which;
    }

    /** Makes Airflow ask for a new login at the next change, and keeps that: the caller stands between its intent and its call. */
    public void loginBefore(AirflowStub airflow) {
        beforeChange = () -> {
            airflow.forgetTokens(401);
            hold(request -> request.has("POST", "/auth/token"), false);
        };
    }

    public void holdNothing() {
        beforeChange = () -> {};
        held = NOTHING;
        released.countDown();
    }

    public boolean isHolding() {
        return holding;
    }

    /** How many of those requests the system has got. */
    public long passed(Predicate<Request> which) {
        return passed.stream().filter(which).count();
    }

    @Override
    public Reply answer(Request request) throws IOException {
        if (FaultProxy.changesDag(request)) {
            beforeChange.run();
            beforeChange = () -> {};
        }
        var hold = held.test(request);
        if (hold && !afterwards) {
            await();
        }
        passed.add(request);
        var reply = upstream.answer(request);
        if (hold && afterwards) {
            await();
        }
        return reply;
    }

    private void await() throws IOException {
        holding = true;
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
