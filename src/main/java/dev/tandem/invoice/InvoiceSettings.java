package dev.tandem.invoice;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of invoices.
 *
 * @param keepFor how long documents and decisions are kept after the case ended (calendar time); ten years is what tax law
 *     asks for in most countries of the EU
 */
@ConfigurationProperties("tandem.invoice")
public record InvoiceSettings(@DefaultValue("P10Y") Period keepFor) {

    public InvoiceSettings {
        if (keepFor.isZero() || keepFor.isNegative()) {
            throw new IllegalArgumentException("tandem.invoice.keep-for must be a period like P10Y, not " + keepFor);
        }
    }
}
