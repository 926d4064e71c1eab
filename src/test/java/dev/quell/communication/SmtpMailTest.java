package dev.quell.communication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

/** What is certain about a message after each way in which a mail server can answer, or not answer. */
class SmtpMailTest {

    private final Server server = new Server();

    @AfterEach
    void close() throws IOException {
        server.socket.close();
    }

    @Test
    void handsOverOneMailWithAnIdThatFollowsFromTheUpdate() throws Exception {
        assertThat(send().outcome()).isEqualTo(Mail.Outcome.SENT);

        assertThat(server.lines)
                .contains(
                        "RCPT TO:<ann@example.com>",
                        "Message-ID: <0123456789abcdef@quell.example>",
                        "References: <INC-2026-0001@quell.example>",
                        "Auto-Submitted: auto-generated",
                        "Content-Type: text/plain; charset=UTF-8",
                        "Subject: INC-2026-0001 drifts");
    }

    @Test
    void keepsAHostileSubjectAndBodyOutOfTheHeaders() throws Exception {
        var hostile = message("x\r\nBcc: eve@example.com\r\n\r\nfree money", "<b>bold</b>\r\n.\r\nMAIL FROM:<eve>");

        assertThat(mail(server.port()).send(hostile, "ann@example.com").outcome())
                .isEqualTo(Mail.Outcome.SENT);

        assertThat(server.steps).containsOnlyOnce("MAIL", "RCPT", "DATA");
        assertThat(headers()).noneMatch(line -> line.startsWith("Bcc:"));
        assertThat(headers()).contains("Content-Type: text/plain; charset=UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 no such user, REFUSED",
        "RCPT, 450 mailbox busy, LATER",
        "MAIL, 451 try again, LATER",
        "END, 554 refused after reading, REFUSED",
        "END, 452 no space left, LATER"
    })
    void believesTheServer(String when, String answer, Mail.Outcome expected) throws Exception {
        server.answers = Map.of(when, answer);

        var delivery = send();

        assertThat(delivery.outcome()).isEqualTo(expected);
        assertThat(delivery.reason()).contains(answer.substring(4));
    }

    @Test
    void knowsNothingWhenTheServerBreaksOffAfterTheMessage() throws Exception {
        server.answers = Map.of("END", "CLOSE");

        assertThat(send().outcome()).isEqualTo(Mail.Outcome.UNKNOWN);
    }

    @Test
    void knowsNothingWhenTheServerKeepsSilentAfterTheMessage() throws Exception {
        server.answers = Map.of("END", "SILENCE");

        assertThat(send().outcome()).isEqualTo(Mail.Outcome.UNKNOWN);
    }

    @Test
    void triesLaterWhenNobodyListens() throws Exception {
        server.stop();

        assertThat(send().outcome()).isEqualTo(Mail.Outcome.LATER);
    }

    @Test
    void refusesWhatIsNoAddressWithoutAskingTheServer() throws Exception {
        var delivery = mail(server.port()).send(message("s", "b"), "dot..dot@example.com");

        assertThat(delivery.outcome()).isEqualTo(Mail.Outcome.REFUSED);
        assertThat(delivery.reason()).contains("dot..dot@example.com");
        assertThat(server.lines).isEmpty();
    }

    @Test
    void isNotConfiguredWithoutAHost() throws Exception {
        assertThat(new SmtpMail(new MockEnvironment(), properties(), Clock.systemUTC()).isConfigured())
                .isFalse();
    }

    private Mail.Delivery send() throws Exception {
        return mail(server.port()).send(message("INC-2026-0001 drifts", "It drifts.\n"), "ann@example.com");
    }

    private List<String> headers() {
        return server.lines.subList(server.lines.indexOf("DATA") + 1, server.lines.indexOf(""));
    }

    private static SmtpMail mail(int port) throws Exception {
        var environment = new MockEnvironment()
                .withProperty("spring.mail.host", "127.0.0.1")
                .withProperty("spring.mail.port", String.valueOf(port))
                .withProperty("spring.mail.properties[mail.smtp.timeout]", "300");
        return new SmtpMail(environment, properties(), Clock.systemUTC());
    }

    private static CommunicationProperties properties() {
        return new CommunicationProperties("quell@quell.example", List.of(), List.of(), 4);
    }

    private static UpdateMessage message(String subject, String body) {
        return new UpdateMessage(
                "0123456789abcdef",
                "INC-2026-0001",
                "occasion",
                "contained",
                Audience.RESPONDERS,
                "responder-update",
                "ann@example.com",
                subject,
                body,
                false,
                null,
                UpdateStatus.SENDING,
                null,
                1,
                Instant.EPOCH,
                null);
    }

    /** A mail server that answers as it is told to; CLOSE and SILENCE instead of an answer. */
    private static final class Server {

        private final ServerSocket socket;
        private final Thread thread = new Thread(this::serve, "smtp");
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final List<String> steps = new CopyOnWriteArrayList<>();
        private volatile Map<String, String> answers = Map.of();

        Server() {
            try {
                socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        /** A call that waits for a connection may still take one while its socket is being closed. */
        void stop() throws Exception {
            socket.close();
            thread.join();
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (var connection = socket.accept()) {
                    talk(connection);
                } catch (IOException e) {
                    // the test has ended
                }
            }
        }

        private void talk(Socket connection) throws IOException {
            var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            var out = connection.getOutputStream();
            answer(out, "220 test");
            var inMessage = false;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                var step = inMessage ? (line.equals(".") ? "END" : "") : line.substring(0, Math.min(4, line.length()));
                if (step.isEmpty()) {
                    continue;
                }
                steps.add(step);
                inMessage = step.equals("DATA");
                var answer = answers.getOrDefault(step, usual(step));
                if (answer.equals("CLOSE")) {
                    return;
                }
                if (!answer.equals("SILENCE")) {
                    answer(out, answer);
                }
            }
        }

        private static String usual(String step) {
            return switch (step) {
                case "DATA" -> "354 go on";
                case "QUIT" -> "221 bye";
                default -> "250 ok";
            };
        }

        private static void answer(OutputStream out, String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
