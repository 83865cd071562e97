package dev.tandem.invoice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an invoice says, as the supplier wrote it: nothing is computed, a value that the document lacks is null. Amounts
 * are in {@link #currency()}; the names in brackets are the business terms of EN 16931.
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
        @Nullable String profile) {

    /** An invoice of no certain profile, without payments collected for others. */
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
                null);
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
            @Nullable BigDecimal charges) {

        /** A line without allowances and charges of its own. */
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
}
