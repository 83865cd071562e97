package dev.tandem.integration.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads addresses that people and suppliers wrote. */
public final class MailAddress {

    private static final int LONGEST = 320;

    private MailAddress() {}

    /**
     * The one plain address that the text is, with its domain in ASCII; empty if there is none, more than one, a name beside it,
     * a line break, or anything else that mail servers might understand in another way.
     */
    public static Optional<String> parse(@Nullable String text) {
        String candidate = text == null ? "" : text.strip();
        int at = candidate.lastIndexOf('@');
        if (at < 1 || candidate.length() > LONGEST || candidate.matches("(?s).*[\\s\\p{Cc},;<>()\":].*")) {
            return Optional.empty();
        }
        try {
            String address = candidate.substring(0, at + 1) + IDN.toASCII(candidate.substring(at + 1));
            InternetAddress strict = new InternetAddress(address, true);
            boolean plain = address.equals(strict.getAddress())
                    && StandardCharsets.US_ASCII.newEncoder().canEncode(address);
            return plain ? Optional.of(address) : Optional.empty();
        } catch (AddressException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
