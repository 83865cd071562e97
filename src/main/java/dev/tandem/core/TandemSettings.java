package dev.tandem.core;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What mails say about this Tandem.
 *
 * @param baseUrl where people reach it; links in mails begin with it
 * @param companyName in whose name mails are written
 */
@ConfigurationProperties("tandem")
public record TandemSettings(
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue("Our company") String companyName) {

    /** A link to a page of Tandem; the path begins with a slash. */
    public String link(String path) {
        return baseUrl.toString().replaceAll("/+$", "") + path;
    }
}
