package dev.tandem.invoice.reading;

import static dev.tandem.invoice.reading.Values.at;
import static dev.tandem.invoice.reading.Values.first;
import static dev.tandem.invoice.reading.Values.identifier;
import static dev.tandem.invoice.reading.Values.oneLine;
import static dev.tandem.invoice.reading.Values.sum;
import static dev.tandem.invoice.reading.Values.text;

import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.InvoiceKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AllowanceChargeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.BillingReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CreditNoteLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.InvoiceLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.OrderLineReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.OrderReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyLegalEntityType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyNameType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyTaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentMeansType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentTermsType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PriceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.SupplierPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxCategoryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxTotalType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.BaseQuantityType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.TaxAmountType;
import oasis.names.specification.ubl.schema.xsd.creditnote_21.CreditNoteType;
import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;
import org.jspecify.annotations.Nullable;

/** Takes out of UBL 2.1 what an invoice says, by the syntax binding of EN 16931. */
final class UblMapping {

    private UblMapping() {}

    static InvoiceData read(InvoiceType invoice) {
        LocalDate dueDate = invoice.getDueDateValueLocal();
        return read(
                DocumentTypes.kind(invoice.getInvoiceTypeCodeValue()),
                invoice.getCustomizationIDValue(),
                invoice.getIDValue(),
                invoice.getIssueDateValueLocal(),
                dueDate != null ? dueDate : paymentDueDate(invoice.getPaymentMeans()),
                invoice.getDocumentCurrencyCodeValue(),
                invoice.getAccountingSupplierParty(),
                invoice.getBuyerReferenceValue(),
                invoice.getOrderReference(),
                invoice.getLegalMonetaryTotal(),
                invoice.getTaxTotal(),
                invoice.getAllowanceCharge(),
                invoice.getPaymentMeans(),
                invoice.getPrepaidPayment(),
                invoice.getBillingReference(),
                invoice.getPaymentTerms(),
                invoice.getInvoiceLine().stream().map(UblMapping::line).toList());
    }

    static InvoiceData read(CreditNoteType note) {
        return read(
                InvoiceKind.CREDIT_NOTE,
                note.getCustomizationIDValue(),
                note.getIDValue(),
                note.getIssueDateValueLocal(),
                paymentDueDate(note.getPaymentMeans()),
                note.getDocumentCurrencyCodeValue(),
                note.getAccountingSupplierParty(),
                note.getBuyerReferenceValue(),
                note.getOrderReference(),
                note.getLegalMonetaryTotal(),
                note.getTaxTotal(),
                note.getAllowanceCharge(),
                note.getPaymentMeans(),
                List.of(),
                note.getBillingReference(),
                note.getPaymentTerms(),
                note.getCreditNoteLine().stream().map(UblMapping::line).toList());
    }

    private static InvoiceData read(
            InvoiceKind kind,
            @Nullable String profile,
            @Nullable String number,
            @Nullable LocalDate issueDate,
            @Nullable LocalDate dueDate,
            @Nullable String currencyCode,
            @Nullable SupplierPartyType supplier,
            @Nullable String buyerReference,
            @Nullable OrderReferenceType order,
            @Nullable MonetaryTotalType totals,
            List<TaxTotalType> taxTotals,
            List<AllowanceChargeType> allowancesAndCharges,
            List<PaymentMeansType> means,
            List<PaymentType> thirdPartyPayments,
            List<BillingReferenceType> preceding,
            List<PaymentTermsType> terms,
            List<InvoiceData.LineItem> lines) {
        String currency = text(currencyCode);
        PartyType seller = at(supplier, SupplierPartyType::getParty);
        TaxTotalType taxTotal = taxTotal(taxTotals, currency);
        return new InvoiceData(
                kind,
                oneLine(number),
                issueDate,
                dueDate,
                currency,
                sellerName(seller),
                vatId(seller),
                mail(seller),
                oneLine(buyerReference),
                at(order, it -> oneLine(it.getIDValue())),
                at(totals, MonetaryTotalType::getLineExtensionAmountValue),
                at(totals, MonetaryTotalType::getAllowanceTotalAmountValue),
                at(totals, MonetaryTotalType::getChargeTotalAmountValue),
                at(totals, MonetaryTotalType::getTaxExclusiveAmountValue),
                at(taxTotal, TaxTotalType::getTaxAmountValue),
                at(totals, MonetaryTotalType::getTaxInclusiveAmountValue),
                at(totals, MonetaryTotalType::getPrepaidAmountValue),
                at(totals, MonetaryTotalType::getPayableRoundingAmountValue),
                at(totals, MonetaryTotalType::getPayableAmountValue),
                iban(means),
                lines,
                taxTotal == null ? List.of() : breakdown(taxTotal),
                allowancesAndCharges.stream().map(UblMapping::allowanceOrCharge).toList(),
                sum(thirdPartyPayments.stream().map(PaymentType::getPaidAmountValue)),
                text(profile),
                preceding.stream()
                        .map(UblMapping::precedingNumber)
                        .flatMap(Optional::stream)
                        .toList(),
                terms.stream()
                        .flatMap(term -> term.getNote().stream())
                        .flatMap(note -> CashDiscountTerms.in(note.getValue(), issueDate).stream())
                        .toList());
    }

    private static Optional<String> precedingNumber(BillingReferenceType reference) {
        return Optional.ofNullable(
                at(reference.getInvoiceDocumentReference(), document -> oneLine(document.getIDValue())));
    }

    private static @Nullable LocalDate paymentDueDate(List<PaymentMeansType> means) {
        return first(means, PaymentMeansType::getPaymentDueDateValueLocal);
    }

    private static @Nullable String sellerName(@Nullable PartyType seller) {
        if (seller == null) {
            return null;
        }
        String registered = first(
                seller.getPartyLegalEntity(),
                (PartyLegalEntityType entity) -> oneLine(entity.getRegistrationNameValue()));
        return registered != null
                ? registered
                : first(seller.getPartyName(), (PartyNameType name) -> oneLine(name.getNameValue()));
    }

    private static @Nullable String vatId(@Nullable PartyType seller) {
        return seller == null
                ? null
                : first(
                        seller.getPartyTaxScheme().stream().filter(UblMapping::isVat),
                        scheme -> identifier(scheme.getCompanyIDValue()));
    }

    private static boolean isVat(PartyTaxSchemeType registration) {
        String scheme = at(registration.getTaxScheme(), tax -> text(tax.getIDValue()));
        return "VAT".equalsIgnoreCase(scheme);
    }

    private static @Nullable String mail(@Nullable PartyType seller) {
        if (seller == null) {
            return null;
        }
        String mail = at(seller.getContact(), contact -> text(contact.getElectronicMailValue()));
        return mail != null
                ? mail
                : at(
                        seller.getEndpointID(),
                        endpoint -> "EM".equals(endpoint.getSchemeID()) ? text(endpoint.getValue()) : null);
    }

    private static @Nullable String iban(List<PaymentMeansType> means) {
        return first(means, mean -> at(mean.getPayeeFinancialAccount(), account -> identifier(account.getIDValue())));
    }

    /** The total in the currency of the document: there may be another one in the currency of the tax office. */
    private static @Nullable TaxTotalType taxTotal(List<TaxTotalType> totals, @Nullable String currency) {
        return totals.stream()
                .filter(total -> isIn(total.getTaxAmount(), currency))
                .findFirst()
                .orElse(null);
    }

    private static boolean isIn(@Nullable TaxAmountType amount, @Nullable String currency) {
        String of = at(amount, tax -> text(tax.getCurrencyID()));
        return of == null || currency == null || of.equals(currency);
    }

    private static List<InvoiceData.TaxSubtotal> breakdown(TaxTotalType total) {
        return total.getTaxSubtotal().stream()
                .map(subtotal -> {
                    TaxCategoryType category = subtotal.getTaxCategory();
                    BigDecimal rate = at(category, TaxCategoryType::getPercentValue);
                    return new InvoiceData.TaxSubtotal(
                            at(category, tax -> text(tax.getIDValue())),
                            rate != null ? rate : subtotal.getPercentValue(),
                            subtotal.getTaxableAmountValue(),
                            subtotal.getTaxAmountValue());
                })
                .toList();
    }

    private static InvoiceData.AllowanceCharge allowanceOrCharge(AllowanceChargeType it) {
        TaxCategoryType category = first(it.getTaxCategory(), tax -> tax);
        return new InvoiceData.AllowanceCharge(
                isCharge(it),
                it.getAmountValue(),
                first(it.getAllowanceChargeReason(), reason -> text(reason.getValue())),
                at(category, tax -> text(tax.getIDValue())),
                at(category, TaxCategoryType::getPercentValue));
    }

    private static boolean isCharge(AllowanceChargeType it) {
        return it.getChargeIndicator() != null && it.getChargeIndicator().isValue();
    }

    private static @Nullable BigDecimal total(List<AllowanceChargeType> all, Predicate<AllowanceChargeType> which) {
        return sum(all.stream().filter(which).map(AllowanceChargeType::getAmountValue));
    }

    private static InvoiceData.LineItem line(InvoiceLineType line) {
        return line(
                line.getIDValue(),
                line.getItem(),
                line.getInvoicedQuantityValue(),
                at(line.getInvoicedQuantity(), quantity -> text(quantity.getUnitCode())),
                line.getPrice(),
                line.getLineExtensionAmountValue(),
                line.getAllowanceCharge(),
                line.getOrderLineReference(),
                line.getSubInvoiceLine().stream().map(UblMapping::line).toList());
    }

    private static InvoiceData.LineItem line(CreditNoteLineType line) {
        return line(
                line.getIDValue(),
                line.getItem(),
                line.getCreditedQuantityValue(),
                at(line.getCreditedQuantity(), quantity -> text(quantity.getUnitCode())),
                line.getPrice(),
                line.getLineExtensionAmountValue(),
                line.getAllowanceCharge(),
                line.getOrderLineReference(),
                line.getSubCreditNoteLine().stream().map(UblMapping::line).toList());
    }

    private static InvoiceData.LineItem line(
            @Nullable String id,
            @Nullable ItemType item,
            @Nullable BigDecimal quantity,
            @Nullable String unit,
            @Nullable PriceType price,
            @Nullable BigDecimal netAmount,
            List<AllowanceChargeType> allowancesAndCharges,
            List<OrderLineReferenceType> orderLines,
            List<InvoiceData.LineItem> subLines) {
        TaxCategoryType tax = item == null ? null : first(item.getClassifiedTaxCategory(), category -> category);
        BaseQuantityType per = at(price, PriceType::getBaseQuantity);
        return new InvoiceData.LineItem(
                text(id),
                at(item, it -> text(it.getNameValue())),
                item == null ? null : first(item.getDescription(), description -> text(description.getValue())),
                quantity,
                unit,
                at(price, PriceType::getPriceAmountValue),
                at(per, BaseQuantityType::getValue),
                netAmount,
                at(tax, category -> text(category.getIDValue())),
                at(tax, TaxCategoryType::getPercentValue),
                subLines,
                at(per, base -> text(base.getUnitCode())),
                total(allowancesAndCharges, Predicate.not(UblMapping::isCharge)),
                total(allowancesAndCharges, UblMapping::isCharge),
                first(orderLines, orderLine -> text(orderLine.getLineIDValue())),
                at(item, it -> at(it.getSellersItemIdentification(), number -> text(number.getIDValue()))),
                at(item, it -> at(it.getBuyersItemIdentification(), number -> text(number.getIDValue()))));
    }
}
