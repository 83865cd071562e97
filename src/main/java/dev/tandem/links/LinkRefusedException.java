package dev.tandem.links;

/** The task behind a link can't be done; the message says why, to the person who tried. */
public class LinkRefusedException extends RuntimeException {

    public LinkRefusedException(String message) {
        super(message);
    }
}
