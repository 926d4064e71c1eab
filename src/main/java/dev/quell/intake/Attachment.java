package dev.quell.intake;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** A file that comes with a declaration; its name and type are what a browser says. */
public record Attachment(String name, String mediaType, byte[] content) {

    private static final int LONGEST_NAME = 200;

    public Attachment {
        var path = name.replace('\\', '/');
        name = OutsideText.line(path.substring(path.lastIndexOf('/') + 1), LONGEST_NAME);
        name = name.isBlank() ? "file" : name;
        mediaType = known(mediaType);
    }

    private static String known(String mediaType) {
        try {
            var type = MediaType.parseMediaType(mediaType);
            return type.getType() + "/" + type.getSubtype();
        } catch (InvalidMediaTypeException e) {
            return MediaType.APPLICATION_OCTET_STREAM_VALUE;
        }
    }
}
