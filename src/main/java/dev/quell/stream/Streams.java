package dev.quell.stream;

import dev.quell.shared.Problem;
import dev.quell.shared.Ticker;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Service;

/** The open streams of this node. */
@Service
@EnableConfigurationProperties(StreamSettings.class)
public class Streams implements HttpSessionListener {

    private final Set<Subscription> open = ConcurrentHashMap.newKeySet();
    private final StreamSettings settings;
    private final Ticker ticker;

    Streams(StreamSettings settings, Ticker ticker) {
        this.settings = settings;
        this.ticker = ticker;
    }

    /**
     * Turns the answer to this request into a stream; the caller has checked the rights and returns at once. The stream ends
     * with the login, with the node, and after {@code quell.streams.longest}.
     *
     * @param position the last event that the page knows, for example from its {@code Last-Event-ID}; null for none
     * @throws Problem 503 when the node or the login has too many streams open
     */
    public void open(
            HttpServletRequest request,
            HttpServletResponse response,
            StreamSource source,
            String topic,
            @Nullable String position)
            throws IOException {
        var cursor = new StreamSource.Cursor(topic, position == null ? source.position(topic) : position);
        var subscription = admit(request, response, source, cursor);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // proxies pass each event on at once
        subscription.begin();
    }

    /** How many readers this node has. */
    public int count() {
        return open.size();
    }

    /** Ends the streams of a login that has ended. */
    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        var session = event.getSession().getId();
        close(subscription -> subscription.session().equals(session));
    }

    /** Ends the streams about a topic on this node; who still may comes back, and the rights are looked at anew. */
    public void end(String topic) {
        close(subscription -> subscription.cursor().topic().equals(topic));
    }

    void close(Predicate<Subscription> which) {
        open.stream().filter(which).toList().forEach(Subscription::close);
    }

    List<Subscription> subscriptions() {
        return List.copyOf(open);
    }

    /** Counts and enters in one step, before the page hears anything: pages that ask at the same moment must not pass together. */
    private synchronized Subscription admit(
            HttpServletRequest request, HttpServletResponse response, StreamSource source, StreamSource.Cursor cursor)
            throws IOException {
        var session = request.getSession().getId();
        refuseTooMany(session);
        var async = request.startAsync(request, response);
        async.setTimeout(0);
        var subscription = new Subscription(
                source, cursor, session, settings.backlog().toBytes(), ticker.nanos(), async, open::remove);
        open.add(subscription);
        return subscription;
    }

    private void refuseTooMany(String session) {
        var own = open.stream()
                .filter(subscription -> subscription.session().equals(session))
                .count();
        if (open.size() >= settings.most() || own >= settings.mostPerSession()) {
            throw Problem.unavailable("Too many pages are kept up to date at once; this one asks again by itself");
        }
    }
}
