package dev.tandem.invoice;

import dev.tandem.housekeeping.Periods;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of invoices.
 *
 * @param keepFor how long documents and decisions are kept after the case ended (calendar time); ten years is what tax law
 *     asks for in most countries of the EU
 * @param currency ISO 4217 code of the currency that limits in decision tables are meant in
 */
@ConfigurationProperties("tandem.invoice")
public record InvoiceSettings(
        @DefaultValue("P10Y") Period keepFor,
        @DefaultValue("EUR") String currency) {

    public InvoiceSettings {
        Periods.check("tandem.invoice.keep-for", keepFor);
        if (Amounts.currency(currency) == null) {
            throw new IllegalArgumentException(
                    "tandem.invoice.currency must be a currency like EUR, not \"" + currency + "\"");
        }
    }
}
