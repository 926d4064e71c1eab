package dev.quell.faults;

import dev.quell.faults.Client.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** PostgreSQL, two nodes on it, and the outside systems they act on. */
final class Cluster implements AutoCloseable {

    static final int NODES = 2;

    private final Database database;
    private final Targets targets = new Targets(index -> nodes().get(index).name());
    private final Client client = new Client();
    private final List<Node> nodes = new ArrayList<>();

    /** Starts the database; the nodes wait for {@link #start}. */
    Cluster(Path directory, Settings settings) {
        database = new Database(disk(directory));
        for (var index = 0; index < NODES; index++) {
            nodes.add(new Node(
                    index,
                    directory.resolve("node" + index),
                    settings.properties(),
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), database.port()),
                    targets.listen(index)));
        }
    }

    /** The first node makes the tables before the second one comes. */
    void start() {
        for (var node : nodes) {
            node.start();
            node.awaitReady();
        }
    }

    static Path disk(Path directory) {
        return directory.resolve("disk");
    }

    Database database() {
        return database;
    }

    Targets targets() {
        return targets;
    }

    List<Node> nodes() {
        return nodes;
    }

    Client client() {
        return client;
    }

    Node other(Node node) {
        return nodes.get(1 - node.index());
    }

    /** Asks one node, and the other one when the first gives no useful answer. */
    Answer post(Random random, String user, String path, Object body) {
        var first = random.nextInt(NODES);
        var answer = client.post(url(first), user, path, body);
        return answer.status() == 0 || answer.status() >= 500 ? client.post(url(1 - first), user, path, body) : answer;
    }

    /** Asks one node after the other. */
    Answer get(String user, String path) {
        var answer = client.get(url(0), user, path);
        return answer.ok() ? answer : client.get(url(1), user, path);
    }

    /** Starts a node that has ended by itself, as every installation does: one cannot start, for example, without a database. */
    void supervise() {
        nodes.stream().filter(node -> !node.isAlive()).forEach(Node::start);
    }

    /** Ends every fault; nodes that are down are started and waited for. */
    void heal() throws IOException {
        database.disk().free();
        if (database.isDown()) {
            database.restart();
        }
        nodes.forEach(Node::heal);
        nodes.forEach(Node::resume);
        supervise();
        nodes.forEach(Node::awaitReady);
    }

    @Override
    public void close() throws IOException {
        for (var node : nodes) {
            node.close();
        }
        targets.close();
        database.close();
    }

    private URI url(int index) {
        return nodes.get(index).url();
    }
}
