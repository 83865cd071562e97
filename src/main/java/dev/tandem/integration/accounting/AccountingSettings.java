package dev.tandem.integration.accounting;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which accounting system Tandem works with.
 *
 * @param system {@code local}: Tandem keeps the books in its own tables; {@code http}: it asks a system by HTTP
 */
@ConfigurationProperties("tandem.accounting")
public record AccountingSettings(@DefaultValue("local") String system) {

    private static final List<String> KNOWN = List.of("local", "http");

    public AccountingSettings {
        if (!KNOWN.contains(system)) {
            throw new IllegalArgumentException("tandem.accounting.system is \"" + system + "\", but Tandem only knows: "
                    + String.join(", ", KNOWN));
        }
    }
}
