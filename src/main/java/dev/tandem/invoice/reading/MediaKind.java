package dev.tandem.invoice.reading;

/** Kinds of documents, found from the content and never from what the sender claims. */
public enum MediaKind {
    XML("application/xml"),
    PDF("application/pdf"),
    OTHER("application/octet-stream");

    private final String mediaType;

    MediaKind(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }
}
