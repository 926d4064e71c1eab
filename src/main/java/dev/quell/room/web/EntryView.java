package dev.quell.room.web;

import dev.quell.room.KindGroup;
import dev.quell.room.RoomEntry;
import dev.quell.shared.UtcTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry as its template shows it.
 *
 * @param html of a note, made safe; null for other kinds
 */
record EntryView(RoomEntry entry, @Nullable String html) {

    static EntryView of(RoomEntry entry) {
        return new EntryView(entry, entry.note() == null ? null : NoteHtml.of(entry.note()));
    }

    public String utc() {
        return UtcTime.minute(entry.at());
    }

    public String group() {
        return KindGroup.of(entry.kind()).map(KindGroup::key).orElse("");
    }

    /** For example {@code task}, by which a page knows what else has changed. */
    public String family() {
        return entry.kind().split("\\.", 2)[0];
    }

    /** For example {@code task completed}. */
    public String kindInWords() {
        return entry.kind()
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .replace('.', ' ')
                .toLowerCase(Locale.ROOT);
    }
}
