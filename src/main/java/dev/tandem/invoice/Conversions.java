package dev.tandem.invoice;

import dev.tandem.rates.ExchangeRate;
import dev.tandem.rates.Rates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Amounts of invoices in the currency of the limits ({@code tandem.invoice.currency}). The rate is the one of the invoice's day;
 * it is kept with the case, and counts until currency or date of the invoice are corrected. Every method joins the caller's
 * transaction.
 */
@Component
public class Conversions {

    private static final int RATE_DECIMALS = 12;

    private final JdbcClient jdbc;
    private final Rates rates;
    private final InvoiceSettings settings;
    private final Clock clock = Clock.systemUTC();

    Conversions(JdbcClient jdbc, Rates rates, InvoiceSettings settings) {
        this.jdbc = jdbc;
        this.rates = rates;
        this.settings = settings;
    }

    /** ISO 4217 code of the currency that limits are meant in. */
    public String limitCurrency() {
        return settings.currency();
    }

    /** Whether the invoice is in the currency of the limits, so that it needs no rate. */
    public boolean isInLimitCurrency(Invoice invoice) {
        return settings.currency().equals(currency(invoice));
    }

    /** Keeps a rate with the case, unless one is kept that still counts. Empty if a person has to enter one. */
    public Optional<InvoiceRate> keepRate(Invoice invoice) {
        Optional<InvoiceRate> kept = rate(invoice);
        if (kept.isPresent()) {
            return kept;
        }
        Optional<InvoiceRate> found = isInLimitCurrency(invoice)
                ? Optional.empty()
                : rates.on(currency(invoice), settings.currency(), day(invoice)).map(rate -> rate(invoice, rate));
        found.ifPresent(rate -> store(invoice.id(), rate));
        return found;
    }

    /** The rate that is kept with the case; empty if there is none, or the invoice says another currency or date by now. */
    public Optional<InvoiceRate> rate(Invoice invoice) {
        return isInLimitCurrency(invoice)
                ? Optional.empty()
                : jdbc.sql("""
                                select * from invoice_rate
                                where invoice_id = :id and currency = :currency and invoice_day = :day
                                  and limit_currency = :limitCurrency""")
                        .param("id", invoice.id())
                        .param("currency", currency(invoice))
                        .param("day", day(invoice))
                        .param("limitCurrency", settings.currency())
                        .query((row, n) -> new InvoiceRate(
                                row.getString("currency"),
                                row.getObject("invoice_day", LocalDate.class),
                                row.getString("limit_currency"),
                                row.getBigDecimal("rate").stripTrailingZeros(),
                                row.getObject("rate_day", LocalDate.class),
                                row.getString("source"),
                                row.getString("entered_by"),
                                row.getObject("recorded_at", OffsetDateTime.class)
                                        .toInstant()))
                        .optional();
    }

    /**
     * The amount that decides who approves, in the currency of the limits.
     *
     * @return empty if the invoice states no amount, or no rate is kept
     */
    public Optional<BigDecimal> amountAtStake(Invoice invoice) {
        Optional<BigDecimal> amount = invoice.requiredData().amountAtStake();
        return isInLimitCurrency(invoice)
                ? amount
                : amount.flatMap(stated -> rate(invoice).map(rate -> rate.convert(stated)));
    }

    /** Keeps the rate that a person entered: units of the invoice's currency for one of the limits'. */
    public void enter(Invoice invoice, BigDecimal rate, String source, String userId) {
        store(
                invoice.id(),
                new InvoiceRate(
                        currency(invoice),
                        day(invoice),
                        settings.currency(),
                        rate,
                        day(invoice),
                        source,
                        userId,
                        clock.instant()));
    }

    private InvoiceRate rate(Invoice invoice, ExchangeRate rate) {
        return new InvoiceRate(
                rate.currency(),
                day(invoice),
                rate.base(),
                rate.rate().setScale(RATE_DECIMALS, RoundingMode.HALF_UP),
                rate.day(),
                rate.source(),
                null,
                clock.instant());
    }

    private void store(String id, InvoiceRate rate) {
        jdbc.sql("delete from invoice_rate where invoice_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("""
                        insert into invoice_rate (invoice_id, currency, invoice_day, limit_currency, rate, rate_day, source,
                            entered_by, recorded_at)
                        values (:id, :currency, :invoiceDay, :limitCurrency, :rate, :day, :source, :enteredBy, :at)""")
                .param("id", id)
                .param("currency", rate.currency())
                .param("invoiceDay", rate.invoiceDay())
                .param("limitCurrency", rate.limitCurrency())
                .param("rate", rate.rate())
                .param("day", rate.day())
                .param("source", rate.source())
                .param("enteredBy", rate.enteredBy())
                .param("at", OffsetDateTime.ofInstant(rate.recordedAt(), ZoneOffset.UTC))
                .update();
    }

    private static String currency(Invoice invoice) {
        return Objects.requireNonNull(invoice.requiredData().currency(), "checked before: an invoice has a currency");
    }

    /** The day of the invoice; one that is dated ahead is converted at the rate of the day that it came. */
    private static LocalDate day(Invoice invoice) {
        LocalDate received = LocalDate.ofInstant(invoice.receivedAt(), ZoneOffset.UTC);
        @Nullable LocalDate issued = invoice.requiredData().issueDate();
        return issued == null || issued.isAfter(received) ? received : issued;
    }
}
