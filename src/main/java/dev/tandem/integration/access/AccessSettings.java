package dev.tandem.integration.access;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which system keeps the accounts with which customers sign in.
 *
 * @param system {@code local}: Tandem keeps a list of accounts in its own table; {@code http}: it asks a system by HTTP
 */
@ConfigurationProperties("tandem.access")
public record AccessSettings(@DefaultValue("local") String system) {

    private static final List<String> KNOWN = List.of("local", "http");

    public AccessSettings {
        if (!KNOWN.contains(system)) {
            throw new IllegalArgumentException(
                    "tandem.access.system is \"" + system + "\", but Tandem only knows: " + String.join(", ", KNOWN));
        }
    }
}
