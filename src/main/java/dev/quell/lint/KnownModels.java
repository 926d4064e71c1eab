package dev.quell.lint;

import dev.quell.lint.model.ModelFile;
import dev.quell.lint.model.ModelReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The models that are there already, beside those that are looked at: they may be called, shown and asked. */
public final class KnownModels {

    private static final KnownModels NONE = new KnownModels(List.of());

    private final List<ModelFile> files;

    private KnownModels(List<ModelFile> files) {
        this.files = files;
    }

    public static KnownModels none() {
        return NONE;
    }

    /** @param resources contents by file name; what cannot be read is left out */
    public static KnownModels of(Map<String, byte[]> resources) {
        var known = NONE;
        for (var resource : resources.entrySet()) {
            known = known.and(resource.getKey(), resource.getValue());
        }
        return known;
    }

    /** These and one more. Of two versions of a file both may count, the newer first: an old one may hold the newest of some process. */
    public KnownModels and(String name, byte[] content) {
        var more = new ArrayList<>(files);
        more.add(ModelReader.read(name, content));
        return new KnownModels(List.copyOf(more));
    }

    List<ModelFile> files() {
        return files;
    }
}
