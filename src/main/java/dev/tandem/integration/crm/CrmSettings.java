package dev.tandem.integration.crm;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which CRM Tandem works with.
 *
 * @param system {@code local}: Tandem keeps contacts and opportunities in its own tables; {@code http}: it asks a system by HTTP
 */
@ConfigurationProperties("tandem.crm")
public record CrmSettings(@DefaultValue("local") String system) {

    private static final List<String> KNOWN = List.of("local", "http");

    public CrmSettings {
        if (!KNOWN.contains(system)) {
            throw new IllegalArgumentException(
                    "tandem.crm.system is \"" + system + "\", but Tandem only knows: " + String.join(", ", KNOWN));
        }
    }
}
