package dev.tandem.contact;

import dev.tandem.core.AddressRate;
import dev.tandem.core.Sha256;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What pages that anybody can open and send have in common: a consent, and how often one network address may send them. */
public final class PublicPage {

    private static final int VERSION_LENGTH = 12;
    private static final int LONGEST_CONSENT = 2000;

    private final AddressRate rate;
    private final String consentVersion;
    private final long retryAfter;
    private final Clock clock = Clock.systemUTC();

    /**
     * A page.
     *
     * @param consent what people agree to, word for word
     * @param submissions how many times one network address may send it at once; they come back evenly over {@code per}
     */
    public PublicPage(String consent, int submissions, Duration per) {
        this.rate = new AddressRate(submissions, per);
        this.consentVersion = Sha256.of(consent).substring(0, VERSION_LENGTH);
        this.retryAfter = Math.max(1, per.toSeconds() / submissions);
    }

    /** @throws IllegalArgumentException naming the setting below {@code prefix} that makes no sense */
    public static void check(String prefix, String consent, @Nullable URI privacy, int submissions, Duration per) {
        if (consent.isBlank() || consent.length() > LONGEST_CONSENT) {
            throw new IllegalArgumentException(
                    prefix + ".consent must say what people agree to, in at most " + LONGEST_CONSENT + " characters");
        }
        if (privacy != null && !"https".equals(privacy.getScheme()) && !"http".equals(privacy.getScheme())) {
            throw new IllegalArgumentException(prefix + ".privacy must be a web address, not " + privacy);
        }
        if (submissions < 1) {
            throw new IllegalArgumentException(prefix + ".submissions must be 1 or more, not " + submissions);
        }
        if (per.isNegative() || per.isZero()) {
            throw new IllegalArgumentException(prefix + ".per must be a duration like PT10M, not " + per);
        }
    }

    /** False if this address has to wait. */
    public boolean allows(String address) {
        return rate.allows(address);
    }

    /** After how many seconds an address that has to wait may try again. */
    public String retryAfter() {
        return String.valueOf(retryAfter);
    }

    /** Changes with the text that people agree to. */
    public String consentVersion() {
        return consentVersion;
    }

    /**
     * The same form with the same words is one sending; whoever goes back and writes something else says something new.
     *
     * @param content what was written
     */
    public String key(PublicForm form, String content) {
        String token = form.token();
        return (token == null ? LocalDate.now(clock).toString() : token) + " " + Sha256.of(content);
    }
}
