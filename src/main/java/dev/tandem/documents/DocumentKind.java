package dev.tandem.documents;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Kinds of documents that people outside may send, told apart by their first bytes and never by what the sender claims. */
public enum DocumentKind {
    PDF("application/pdf", "pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII)),
    JPEG("image/jpeg", "jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}),
    PNG("image/png", "png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});

    private final String mediaType;
    private final String extension;
    private final byte[] start;

    DocumentKind(String mediaType, String extension, byte[] start) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.start = start;
    }

    /** As HTTP names it. */
    public String mediaType() {
        return mediaType;
    }

    /** How names of such files end, without the dot. */
    public String extension() {
        return extension;
    }

    /**
     * The kind of this content. What begins as something else is something else, also where a reader of PDFs would look further:
     * a web page can have the mark of a PDF in it.
     */
    public static Optional<DocumentKind> of(byte[] content) {
        return Arrays.stream(values())
                .filter(kind -> content.length > kind.start.length
                        && Arrays.equals(content, 0, kind.start.length, kind.start, 0, kind.start.length))
                .findFirst();
    }
}
