package dev.quell.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {

    private static final int QUESTION = 42;
    private static final int DELAY_MILLIS = 150;

    private ServerSocket echo;
    private TcpProxy proxy;

    @BeforeEach
    void listen() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        var thread = new Thread(this::answer);
        thread.setDaemon(true);
        thread.start();
        proxy = new TcpProxy(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), echo.getLocalPort()),
                Duration.ofMillis(DELAY_MILLIS));
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void passesOnWhatIsSaidInBothDirections() throws IOException {
        try (var client = connect()) {
            assertThat(ask(client)).isEqualTo(QUESTION);
        }
    }

    @Test
    void delaysEachDirectionWhileSlow() throws IOException {
        try (var client = connect()) {
            proxy.slow();
            var start = System.nanoTime();

            ask(client);

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThan(Duration.ofMillis(2 * DELAY_MILLIS - 5));
        }
    }

    @Test
    void endsConnectionsAndRefusesNewOnesWhileCut() throws IOException {
        try (var client = connect()) {
            ask(client);
            proxy.cut();

            assertThat(endOf(client)).isTrue();
            assertThat(endOf(connect())).isTrue();
        }
    }

    @Test
    void resetsWhatIsConnected() throws IOException {
        try (var client = connect()) {
            ask(client);
            proxy.reset();

            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void leavesAConnectionThatWasSilencedDeadForEver() throws IOException {
        try (var client = connect()) {
            ask(client);
            proxy.silence();
            proxy.heal();

            assertThatThrownBy(() -> ask(client)).isInstanceOf(SocketTimeoutException.class);
            try (var next = connect()) {
                assertThat(ask(next)).isEqualTo(QUESTION);
            }
        }
    }

    private Socket connect() throws IOException {
        var client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        client.setSoTimeout(1_000);
        return client;
    }

    private static int ask(Socket client) throws IOException {
        client.getOutputStream().write(QUESTION);
        return client.getInputStream().read();
    }

    /** Closed or reset, both say that nothing more comes. */
    private static boolean endOf(Socket client) throws IOException {
        try (client) {
            return client.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    private void answer() {
        while (!echo.isClosed()) {
            try {
                var socket = echo.accept();
                var thread = new Thread(() -> repeat(socket));
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void repeat(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // the proxy has broken it, as it should
        }
    }
}
