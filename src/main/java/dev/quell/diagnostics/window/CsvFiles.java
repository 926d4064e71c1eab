package dev.quell.diagnostics.window;

import dev.quell.inventory.WindowFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Reads window files from the windows directory and from nowhere else. */
@Component
class CsvFiles {

    private final WindowFiles files;
    private final WindowLimits limits;

    CsvFiles(WindowFiles files, WindowLimits limits) {
        this.files = files;
        this.limits = limits;
    }

    /**
     * @param location path below the windows directory
     * @throws WindowUnreadable if there is no such file, it is too large, or it lies elsewhere
     * @throws UncheckedIOException if reading failed and may work later
     */
    RawWindow read(String location) {
        try {
            var file = inside(location);
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new WindowUnreadable("Window \"" + location + "\" is not a file that Quell may read");
            }
            // one byte more than allowed: the file may grow between asking for its size and reading it
            try (var in = Files.newInputStream(file)) {
                return new RawWindow(location, checked(location, in.readNBytes(mostBytes() + 1)));
            }
        } catch (NoSuchFileException e) {
            throw new WindowUnreadable("Window \"" + location + "\" does not exist in " + files.directory());
        } catch (IOException e) {
            throw new UncheckedIOException("Window \"" + location + "\" could not be read", e);
        }
    }

    /** The real path, so that a link cannot lead outside. */
    private Path inside(String location) throws IOException {
        try {
            var file = files.resolve(location).toRealPath();
            if (file.startsWith(files.directory().toRealPath())) {
                return file;
            }
        } catch (IllegalArgumentException e) {
            throw outside(location);
        }
        throw outside(location);
    }

    private WindowUnreadable outside(String location) {
        return new WindowUnreadable("Window \"" + location + "\" lies outside the windows directory "
                + files.directory() + "; move it there");
    }

    private byte[] checked(String location, byte[] content) {
        if (content.length > mostBytes()) {
            throw new WindowUnreadable("Window \"" + location + "\" is larger than " + limits.maxBytes()
                    + " bytes; sample it, or raise quell.diagnostics.window.max-bytes");
        }
        return content;
    }

    private int mostBytes() {
        return (int) Math.min(limits.maxBytes(), Integer.MAX_VALUE - 16);
    }
}
