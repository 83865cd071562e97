package dev.tandem.invoice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an invoice says, as the supplier wrote it: nothing is computed but the last days of cash discounts, a value that the
 * document lacks is null. Amounts are in {@link #currency()}; the names in brackets are the business terms of EN 16931.
 *
 * @param number invoice number (BT-1)
 * @param issueDate date of issue (BT-2)
 * @param dueDate date on which payment is due (BT-9)
 * @param currency ISO 4217 code (BT-5)
 * @param sellerName name of the supplier (BT-27)
 * @param sellerVatId VAT identifier of the supplier (BT-31), without spaces
 * @param sellerMail e-mail address of the supplier (BT-43)
 * @param buyerReference what the buyer asked to be quoted (BT-10)
 * @param orderReference purchase order number (BT-13)
 * @param lineTotal sum of line net amounts (BT-106)
 * @param allowanceTotal sum of allowances on document level (BT-107)
 * @param chargeTotal sum of charges on document level (BT-108)
 * @param netTotal total without VAT (BT-109)
 * @param taxTotal total VAT (BT-110)
 * @param grossTotal total with VAT (BT-112)
 * @param prepaid paid amount (BT-113)
 * @param rounding rounding amount (BT-114)
 * @param payable amount due for payment (BT-115)
 * @param iban account to pay to (BT-84), without spaces
 * @param lineItems top-level lines, in the order of the document
 * @param taxBreakdown VAT per category and rate (BG-23)
 * @param allowancesAndCharges on document level (BG-20, BG-21)
 * @param thirdPartyPayments sum of what is collected for others on top of the gross total (BT-DEX-002 of the XRechnung
 *     extension)
 * @param profile the rules that the supplier followed (BT-24), for example {@code urn:cen.eu:en16931:2017}; null for an
 *     invoice that was keyed in
 * @param precedingInvoices numbers of the invoices that this document corrects (BT-25)
 * @param cashDiscounts for paying early (BT-20 as XRechnung writes it, or the terms of CII), the longest time last
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record InvoiceData(
        InvoiceKind kind,
        @Nullable String number,
        @Nullable LocalDate issueDate,
        @Nullable LocalDate dueDate,
        @Nullable String currency,
        @Nullable String sellerName,
        @Nullable String sellerVatId,
        @Nullable String sellerMail,
        @Nullable String buyerReference,
        @Nullable String orderReference,
        @Nullable BigDecimal lineTotal,
        @Nullable BigDecimal allowanceTotal,
        @Nullable BigDecimal chargeTotal,
        @Nullable BigDecimal netTotal,
        @Nullable BigDecimal taxTotal,
        @Nullable BigDecimal grossTotal,
        @Nullable BigDecimal prepaid,
        @Nullable BigDecimal rounding,
        @Nullable BigDecimal payable,
        @Nullable String iban,
        List<LineItem> lineItems,
        List<TaxSubtotal> taxBreakdown,
        List<AllowanceCharge> allowancesAndCharges,
        @Nullable BigDecimal thirdPartyPayments,
        @Nullable String profile,
        List<String> precedingInvoices,
        List<CashDiscount> cashDiscounts) {

    /** An invoice of no certain profile, without payments collected for others, preceding invoices and cash discounts. */
    public InvoiceData(
            InvoiceKind kind,
            @Nullable String number,
            @Nullable LocalDate issueDate,
            @Nullable LocalDate dueDate,
            @Nullable String currency,
            @Nullable String sellerName,
            @Nullable String sellerVatId,
            @Nullable String sellerMail,
            @Nullable String buyerReference,
            @Nullable String orderReference,
            @Nullable BigDecimal lineTotal,
            @Nullable BigDecimal allowanceTotal,
            @Nullable BigDecimal chargeTotal,
            @Nullable BigDecimal netTotal,
            @Nullable BigDecimal taxTotal,
            @Nullable BigDecimal grossTotal,
            @Nullable BigDecimal prepaid,
            @Nullable BigDecimal rounding,
            @Nullable BigDecimal payable,
            @Nullable String iban,
            List<LineItem> lineItems,
            List<TaxSubtotal> taxBreakdown,
            List<AllowanceCharge> allowancesAndCharges) {
        this(
                kind,
                number,
                issueDate,
                dueDate,
                currency,
                sellerName,
                sellerVatId,
                sellerMail,
                buyerReference,
                orderReference,
                lineTotal,
                allowanceTotal,
                chargeTotal,
                netTotal,
                taxTotal,
                grossTotal,
                prepaid,
                rounding,
                payable,
                iban,
                lineItems,
                taxBreakdown,
                allowancesAndCharges,
                null,
                null,
                List.of(),
                List.of());
    }

    public InvoiceData {
        number = text(number);
        currency = text(currency);
        sellerName = text(sellerName);
        sellerVatId = text(sellerVatId);
        sellerMail = text(sellerMail);
        buyerReference = text(buyerReference);
        orderReference = text(orderReference);
        iban = text(iban);
        lineItems = List.copyOf(lineItems);
        taxBreakdown = List.copyOf(taxBreakdown);
        allowancesAndCharges = List.copyOf(allowancesAndCharges);
        precedingInvoices = Objects.requireNonNullElse(precedingInvoices, List.<String>of()).stream()
                .filter(preceding -> !preceding.isBlank())
                .map(String::strip)
                .distinct()
                .toList();
        cashDiscounts = Objects.requireNonNullElse(cashDiscounts, List.<CashDiscount>of()).stream()
                .sorted(Comparator.comparing(CashDiscount::lastDay))
                .toList();
    }

    /** A field left empty says nothing. */
    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /**
     * The amount that decides who approves: the larger of total and payable amount. What was paid before, as the supplier says, or
     * rounded, must not make an invoice look small. Empty if it says neither.
     */
    public Optional<BigDecimal> amountAtStake() {
        return Stream.of(Optional.ofNullable(payable), Optional.ofNullable(grossTotal))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(BigDecimal::abs));
    }

    /**
     * What can be saved by paying until the last day of this discount, in {@link #currency()}, rounded to its smallest coin. Empty
     * if the document does not say what the percentage is taken from.
     */
    public Optional<BigDecimal> saving(CashDiscount discount) {
        BigDecimal amount = discount.amount();
        BigDecimal percent = discount.percent();
        if (amount != null || percent == null) {
            return Optional.ofNullable(amount);
        }
        Currency known = Amounts.currency(currency);
        int decimals = known == null ? 2 : Math.max(known.getDefaultFractionDigits(), 0);
        return Stream.of(
                        Optional.ofNullable(discount.base()),
                        Optional.ofNullable(payable),
                        Optional.ofNullable(grossTotal))
                .flatMap(Optional::stream)
                .findFirst()
                .map(base -> base.multiply(percent).movePointLeft(2).setScale(decimals, RoundingMode.HALF_UP));
    }

    /** Number of top-level lines. */
    @JsonProperty(value = "lines", access = JsonProperty.Access.READ_ONLY)
    public int lines() {
        return lineItems.size();
    }

    /**
     * One line (BG-25).
     *
     * @param id line identifier (BT-126)
     * @param name item name (BT-153)
     * @param description item description (BT-154)
     * @param quantity invoiced quantity (BT-129)
     * @param unit UN/ECE unit code (BT-130), for example {@code C62} or {@code HUR}
     * @param netPrice price of one {@code priceQuantity} (BT-146)
     * @param priceQuantity number of units that the price is for (BT-149); null means 1
     * @param netAmount line net amount (BT-131)
     * @param taxCategory VAT category code (BT-151), for example {@code S} or {@code AE}
     * @param taxRate VAT rate in percent (BT-152)
     * @param subLines lines of the XRechnung extension under this one
     * @param priceUnit unit code of {@code priceQuantity} (BT-150); null means the unit of the quantity
     * @param allowances sum of the allowances of this line (BT-136)
     * @param charges sum of the charges of this line (BT-141)
     * @param orderLine line of the purchase order (BT-132)
     * @param sellerItemId the supplier's number of the item (BT-155)
     * @param buyerItemId our number of the item (BT-156)
     */
    public record LineItem(
            @Nullable String id,
            @Nullable String name,
            @Nullable String description,
            @Nullable BigDecimal quantity,
            @Nullable String unit,
            @Nullable BigDecimal netPrice,
            @Nullable BigDecimal priceQuantity,
            @Nullable BigDecimal netAmount,
            @Nullable String taxCategory,
            @Nullable BigDecimal taxRate,
            List<LineItem> subLines,
            @Nullable String priceUnit,
            @Nullable BigDecimal allowances,
            @Nullable BigDecimal charges,
            @Nullable String orderLine,
            @Nullable String sellerItemId,
            @Nullable String buyerItemId) {

        /** A line without allowances and charges of its own that names neither order line nor item numbers. */
        public LineItem(
                @Nullable String id,
                @Nullable String name,
                @Nullable String description,
                @Nullable BigDecimal quantity,
                @Nullable String unit,
                @Nullable BigDecimal netPrice,
                @Nullable BigDecimal priceQuantity,
                @Nullable BigDecimal netAmount,
                @Nullable String taxCategory,
                @Nullable BigDecimal taxRate,
                List<LineItem> subLines) {
            this(
                    id,
                    name,
                    description,
                    quantity,
                    unit,
                    netPrice,
                    priceQuantity,
                    netAmount,
                    taxCategory,
                    taxRate,
                    subLines,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        public LineItem {
            subLines = List.copyOf(subLines);
        }
    }

    /**
     * VAT of one category and rate (BG-23).
     *
     * @param category VAT category code (BT-118)
     * @param rate in percent (BT-119)
     * @param taxable taxable amount (BT-116)
     * @param tax tax amount (BT-117)
     */
    public record TaxSubtotal(
            @Nullable String category,
            @Nullable BigDecimal rate,
            @Nullable BigDecimal taxable,
            @Nullable BigDecimal tax) {}

    /**
     * An allowance or a charge on document level (BG-20, BG-21).
     *
     * @param charge true for a charge, false for an allowance
     * @param amount without VAT (BT-92, BT-99)
     * @param reason in words (BT-97, BT-104)
     */
    public record AllowanceCharge(
            boolean charge,
            @Nullable BigDecimal amount,
            @Nullable String reason,
            @Nullable String taxCategory,
            @Nullable BigDecimal taxRate) {}

    /**
     * A discount for paying early.
     *
     * @param percent of {@code base}; null if the document says an amount only
     * @param lastDay on which the payment must be there, in calendar time; counted from the date of issue where the document says
     *     days
     * @param base what the percentage is taken from; null means all that is to be paid
     * @param amount of the discount, where the document says it
     */
    public record CashDiscount(
            @Nullable BigDecimal percent,
            LocalDate lastDay,
            @Nullable BigDecimal base,
            @Nullable BigDecimal amount) {

        public CashDiscount {
            Objects.requireNonNull(lastDay);
        }
    }
}
