package dev.tandem.links;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Signs tokens of links. A token is {@code id.expiry.signature}; what it is for is signed too, so that a token of one kind of link
 * opens no other. A signature says that Tandem made the token, and until when it holds: whether it was taken back, only the
 * database knows.
 */
@Component
public class LinkSigner {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int RADIX = 36;
    private static final int LONGEST = 200;
    private static final Pattern TOKEN =
            Pattern.compile("([A-Za-z0-9_-]{22,43})\\.([0-9a-z]{1,12})\\.([A-Za-z0-9_-]{43})");

    private final SecretKeySpec key;

    LinkSigner(SigningKey key) {
        this.key = new SecretKeySpec(key.bytes(), ALGORITHM);
    }

    /**
     * What a token says, if its signature holds.
     *
     * @param expiresAt it may be over
     */
    public record Signed(String id, Instant expiresAt) {}

    /**
     * The token of a link.
     *
     * @param purpose what the link is for, a fixed word per kind of link
     * @param id 22 to 43 characters of base64url
     * @param expiresAt in whole milliseconds
     */
    public String token(String purpose, String id, Instant expiresAt) {
        String expiry = Long.toString(expiresAt.toEpochMilli(), RADIX);
        return id + "." + expiry + "." + signature(purpose, id, expiry);
    }

    /** Looks at the signature, and asks nobody; empty if Tandem never made this token for this purpose. */
    public Optional<Signed> verify(String purpose, String token) {
        Matcher parts = TOKEN.matcher(token);
        if (token.length() > LONGEST || !parts.matches()) {
            return Optional.empty();
        }
        String id = parts.group(1);
        String expiry = parts.group(2);
        boolean genuine = MessageDigest.isEqual(
                signature(purpose, id, expiry).getBytes(StandardCharsets.US_ASCII),
                parts.group(3).getBytes(StandardCharsets.US_ASCII));
        return genuine
                ? Optional.of(new Signed(id, Instant.ofEpochMilli(Long.parseLong(expiry, RADIX))))
                : Optional.empty();
    }

    private String signature(String purpose, String id, String expiry) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] signature = mac.doFinal((purpose + "\n" + id + "\n" + expiry).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
