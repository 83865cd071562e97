package dev.tandem.deployment.rules;

/** A file that can't be taken apart; the message is for people. */
final class UnreadableException extends Exception {

    private final int line;

    UnreadableException(String sentence, int line) {
        super(sentence);
        this.line = line;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    int line() {
        return line;
    }
}
