package dev.tandem.lead.imports;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes of files. */
final class Hashes {

    private Hashes() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
