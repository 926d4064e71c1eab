package dev.quell.automation;

import dev.quell.inventory.AiSystem;
import dev.quell.shared.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Service;

/** Asks the outside systems that an inventory entry names whether they are there and know what the entry says. Changes nothing. */
@Service
public class SystemConnections implements DisposableBean {

    /** Below the time after which a page gives up. */
    private static final Duration LIMIT = Duration.ofSeconds(12);

    private static final int QUESTIONS_AT_ONCE = 4;
    private static final int TESTS_AT_ONCE = 3;
    private static final Logger LOG = LoggerFactory.getLogger(SystemConnections.class);

    private final ConnectionQuestions questions;
    private final Set<String> underTest = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(TESTS_AT_ONCE);
    private final ExecutorService threads =
            Executors.newFixedThreadPool(QUESTIONS_AT_ONCE, new CustomizableThreadFactory("connection-test-"));

    SystemConnections(ConnectionQuestions questions) {
        this.questions = questions;
    }

    /**
     * What one question gave.
     *
     * @param subject what was asked about, for example {@code Pipeline nightly}
     * @param good whether the response could use it
     * @param finding one sentence, without secrets
     * @param remedy what to do, as an instruction; empty when nothing is wrong
     */
    public record Answer(String subject, boolean good, String finding, String remedy) {}

    record Question(String subject, Callable<Answer> ask) {}

    /**
     * All answers that come within 12 seconds; for the others it says so.
     *
     * @throws Problem 409 while another test of the same system, or three of others, run on this node
     */
    public List<Answer> test(AiSystem system) {
        if (!underTest.add(system.id())) {
            throw Problem.conflict(
                    "The connections of " + system.id() + " are being tested already; wait for that test to end");
        }
        try {
            return answersInTurn(system);
        } finally {
            underTest.remove(system.id());
        }
    }

    private List<Answer> answersInTurn(AiSystem system) {
        if (!places.tryAcquire()) {
            throw Problem.conflict("The connections of other systems are being tested; try again in a moment");
        }
        try {
            return answers(questions.about(system));
        } finally {
            places.release();
        }
    }

    private List<Answer> answers(List<Question> asked) {
        try {
            var pending = threads.invokeAll(
                    asked.stream().map(Question::ask).toList(), LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            var answers = new ArrayList<Answer>();
            for (var i = 0; i < asked.size(); i++) {
                answers.add(answer(asked.get(i), pending.get(i)));
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("The test was stopped; repeat it");
        }
    }

    private static Answer answer(Question question, Future<Answer> pending) throws InterruptedException {
        try {
            return pending.get();
        } catch (CancellationException e) {
            return new Answer(
                    question.subject(),
                    false,
                    "It did not answer within " + LIMIT.toSeconds() + " seconds.",
                    "Look whether the server is overloaded or a firewall swallows what is sent to it, then test again.");
        } catch (ExecutionException e) {
            LOG.error("The connection test failed at {}", question.subject(), e.getCause());
            return new Answer(
                    question.subject(), false, "The question failed inside Quell.", "The log of Quell says why.");
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
