package dev.tandem.lead.match;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** The domains at which everybody can have a mail address: they say nothing about the company. */
final class PublicMail {

    private static final Set<String> DOMAINS = read();

    private PublicMail() {}

    /** The domain of the address, if it may be the company's own. */
    static @Nullable String companyDomain(@Nullable String mail) {
        if (mail == null || mail.indexOf('@') < 1) {
            return null;
        }
        String domain = mail.substring(mail.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
        return domain.isEmpty() || DOMAINS.contains(domain) ? null : domain;
    }

    private static Set<String> read() {
        try (InputStream file = new ClassPathResource("lead/public-mail-domains.txt").getInputStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
