package dev.quell.room.web;

/** Outside text as pages have room for it. */
final class Words {

    private Words() {}

    /** At most so many characters, and a sign where something is left out. */
    static String atMost(int length, String text) {
        if (text.length() <= length) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + "…";
    }
}
