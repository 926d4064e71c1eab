package dev.quell.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * Two samples of equal size: a normal one, and one that is shifted, wider and has a lognormal tail of a twentieth. Every tenth
 * value is rounded to thousandths, so that many occur often and in both.
 */
record DriftSamples(double[] reference, double[] current) {

    private static final long SEED = 20260101;

    static DriftSamples generate(int size) {
        var random = new Random(SEED);
        var reference = new double[size];
        var current = new double[size];
        for (var i = 0; i < size; i++) {
            reference[i] = tied(i, random.nextGaussian());
            var gaussian = random.nextGaussian();
            current[i] = tied(i, i % 20 == 1 ? Math.exp(gaussian) : 0.1 + 1.05 * gaussian);
        }
        return new DriftSamples(reference, current);
    }

    private static double tied(int i, double value) {
        return i % 10 == 0 ? Math.rint(value * 1000) / 1000 : value;
    }

    /** Little-endian doubles, the reference first. */
    void write(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            write(channel, reference);
            write(channel, current);
        }
    }

    private static void write(FileChannel channel, double[] values) throws IOException {
        var bytes = ByteBuffer.allocateDirect(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
