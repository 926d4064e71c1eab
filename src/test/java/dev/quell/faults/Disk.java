package dev.quell.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** A small disk of fixed size that can be filled; a plain directory where this machine does not allow mounting. */
final class Disk implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final Path directory;
    private final boolean mounted;

    private Disk(Path directory, boolean mounted) {
        this.directory = directory;
        this.mounted = mounted;
    }

    static Disk mount(Path directory, int megabytes) {
        try {
            Files.createDirectories(directory);
            var mounted = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", directory.toString());
            return new Disk(directory, mounted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path directory() {
        return directory;
    }

    boolean canBeFilled() {
        return mounted;
    }

    /** Writes until nothing more fits. */
    void fill() {
        try (var file = FileChannel.open(ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                file.write(ByteBuffer.allocate(CHUNK));
            }
        } catch (IOException full) {
            // that is the aim
        }
    }

    void free() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (mounted) {
            unmount(directory);
        }
    }

    /** Also what a run that was killed has left; nothing happens where nothing is mounted. */
    static boolean unmount(Path directory) {
        return run("umount", "-l", directory.toString());
    }

    private Path ballast() {
        return directory.resolve("ballast");
    }

    private static boolean run(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
