package dev.quell.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A network link that can be spoilt. */
final class TcpProxy implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TcpProxy.class);
    private static final int CONNECT_MILLIS = 2_000;

    /** How the link is. */
    enum Mode {
        FINE,
        /** Every read is passed on late. */
        SLOW,
        /** Bytes are taken and never arrive, and nobody is told; neither are connections from before once the link is fine again. */
        SILENT,
        /** No connection comes about. */
        CUT
    }

    private final ServerSocket server;
    private final InetSocketAddress target;
    private final Duration delay;
    private final Set<Pipe> pipes = ConcurrentHashMap.newKeySet();
    private volatile Mode mode = Mode.FINE;

    /** @param delay of each read while the link is slow */
    TcpProxy(InetSocketAddress target, Duration delay) {
        this.target = target;
        this.delay = delay;
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("accept", this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void slow() {
        mode = Mode.SLOW;
    }

    void silence() {
        mode = Mode.SILENT;
        pipes.forEach(pipe -> pipe.dead = true);
    }

    void cut() {
        mode = Mode.CUT;
        pipes.forEach(pipe -> pipe.close(false));
    }

    /** Resets every connection (RST instead of FIN); new ones come about. */
    void reset() {
        pipes.forEach(pipe -> pipe.close(true));
    }

    void heal() {
        mode = Mode.FINE;
    }

    @Override
    public void close() throws IOException {
        server.close();
        pipes.forEach(pipe -> pipe.close(false));
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                open(server.accept());
            } catch (IOException e) {
                LOG.debug("Not connected: {}", e.getMessage());
            }
        }
    }

    private void open(Socket client) throws IOException {
        if (mode == Mode.CUT) {
            client.setSoLinger(true, 0);
            client.close();
            return;
        }
        var upstream = new Socket();
        var pipe = new Pipe(client, upstream, mode == Mode.SILENT);
        pipes.add(pipe);
        start("link", () -> {
            try {
                upstream.connect(target, CONNECT_MILLIS);
                start("link-back", () -> pipe.copy(upstream, client));
                pipe.copy(client, upstream);
            } catch (IOException e) {
                pipe.close(true);
            }
        });
    }

    private static void start(String name, Runnable work) {
        var thread = new Thread(work, "fault-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private final class Pipe {

        private final Socket client;
        private final Socket upstream;
        private volatile boolean dead;

        Pipe(Socket client, Socket upstream, boolean dead) {
            this.client = client;
            this.upstream = upstream;
            this.dead = dead;
        }

        void copy(Socket from, Socket to) {
            var buffer = new byte[16_384];
            try {
                for (var count = from.getInputStream().read(buffer);
                        count >= 0;
                        count = from.getInputStream().read(buffer)) {
                    if (mode == Mode.SLOW) {
                        LockSupport.parkNanos(delay.toNanos());
                    }
                    if (!dead) {
                        to.getOutputStream().write(buffer, 0, count);
                    }
                }
            } catch (IOException e) {
                LOG.debug("Link broken: {}", e.getMessage());
            }
            if (!dead) {
                close(false);
            }
        }

        void close(boolean reset) {
            pipes.remove(this);
            quietly(client, reset);
            quietly(upstream, reset);
        }

        private static void quietly(Socket socket, boolean reset) {
            try {
                if (reset) {
                    socket.setSoLinger(true, 0);
                }
                socket.close();
            } catch (IOException e) {
                LOG.debug("Closed before: {}", e.getMessage());
            }
        }
    }
}
