package dev.quell.room.web;

import dev.quell.room.Notes;
import org.jspecify.annotations.Nullable;

/** The form for a note: what was typed, and what is wrong with it. */
record NoteForm(@Nullable String text, @Nullable String fault) {

    static final NoteForm EMPTY = new NoteForm(null, null);

    public int longest() {
        return Notes.LONGEST;
    }
}
