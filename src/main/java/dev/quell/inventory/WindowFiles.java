package dev.quell.inventory;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The one directory from which data windows are read: an inventory entry cannot reach any other file of the machine. */
@Component
public class WindowFiles {

    private final Path directory;

    WindowFiles(@Value("${quell.windows-directory:${quell.data-directory:data}/windows}") Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    public Path directory() {
        return directory;
    }

    /**
     * @param location path relative to the windows directory, as in {@link DriftSettings}
     * @throws IllegalArgumentException when it points outside the directory
     */
    public Path resolve(String location) {
        var file = directory.resolve(location).normalize();
        if (!isBelow(location)) {
            throw new IllegalArgumentException("Not below the windows directory: " + location);
        }
        return file;
    }

    boolean isBelow(String location) {
        try {
            var file = directory.resolve(location).normalize();
            return file.startsWith(directory) && !file.equals(directory);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
