package dev.tandem.integration.accounting;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which accounting system Tandem works with.
 *
 * @param system {@code local}: Tandem keeps the books in its own tables
 */
@ConfigurationProperties("tandem.accounting")
public record AccountingSettings(@DefaultValue("local") String system) {

    private static final Set<String> KNOWN = Set.of("local");

    public AccountingSettings {
        if (!KNOWN.contains(system)) {
            throw new IllegalArgumentException("tandem.accounting.system is \"" + system + "\", but Tandem only knows: "
                    + String.join(", ", KNOWN));
        }
    }
}
