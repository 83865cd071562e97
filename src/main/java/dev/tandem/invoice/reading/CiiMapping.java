package dev.tandem.invoice.reading;

import static dev.tandem.invoice.reading.Values.at;
import static dev.tandem.invoice.reading.Values.first;
import static dev.tandem.invoice.reading.Values.identifier;
import static dev.tandem.invoice.reading.Values.oneLine;
import static dev.tandem.invoice.reading.Values.sum;
import static dev.tandem.invoice.reading.Values.text;

import dev.tandem.invoice.InvoiceData;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import un.unece.uncefact.data.standard.crossindustryinvoice._100.CrossIndustryInvoiceType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.DocumentLineDocumentType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.ExchangedDocumentContextType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.ExchangedDocumentType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.HeaderTradeAgreementType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.HeaderTradeSettlementType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.LineTradeAgreementType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.LineTradeDeliveryType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.LineTradeSettlementType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.SupplyChainTradeLineItemType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.SupplyChainTradeTransactionType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradeAllowanceChargeType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradePartyType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradePaymentDiscountTermsType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradePaymentTermsType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradePriceType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradeProductType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradeSettlementHeaderMonetarySummationType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradeTaxType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.UniversalCommunicationType;
import un.unece.uncefact.data.standard.unqualifieddatatype._100.AmountType;
import un.unece.uncefact.data.standard.unqualifieddatatype._100.DateTimeType;
import un.unece.uncefact.data.standard.unqualifieddatatype._100.IndicatorType;
import un.unece.uncefact.data.standard.unqualifieddatatype._100.MeasureType;
import un.unece.uncefact.data.standard.unqualifieddatatype._100.QuantityType;

/** Takes out of UN/CEFACT Cross Industry Invoice D16B what an invoice says, by the syntax binding of EN 16931. */
final class CiiMapping {

    private static final int DEEPEST_LINE = 20;

    private CiiMapping() {}

    static InvoiceData read(CrossIndustryInvoiceType document) {
        ExchangedDocumentType header = document.getExchangedDocument();
        SupplyChainTradeTransactionType transaction = document.getSupplyChainTradeTransaction();
        HeaderTradeAgreementType agreement =
                at(transaction, SupplyChainTradeTransactionType::getApplicableHeaderTradeAgreement);
        HeaderTradeSettlementType settlement =
                at(transaction, SupplyChainTradeTransactionType::getApplicableHeaderTradeSettlement);
        TradeSettlementHeaderMonetarySummationType totals =
                at(settlement, HeaderTradeSettlementType::getSpecifiedTradeSettlementHeaderMonetarySummation);
        TradePartyType seller = at(agreement, HeaderTradeAgreementType::getSellerTradeParty);
        String currency = at(settlement, it -> at(it.getInvoiceCurrencyCode(), code -> text(code.getValue())));
        String preceding = at(
                settlement,
                it -> at(
                        it.getInvoiceReferencedDocument(), corrected -> oneLine(corrected.getIssuerAssignedIDValue())));
        return new InvoiceData(
                DocumentTypes.kind(at(header, ExchangedDocumentType::getTypeCodeValue)),
                at(header, it -> oneLine(it.getIDValue())),
                at(header, it -> date(it.getIssueDateTime())),
                settlement == null ? null : dueDate(settlement),
                currency,
                at(seller, it -> oneLine(it.getNameValue())),
                seller == null ? null : vatId(seller),
                seller == null ? null : mail(seller),
                at(agreement, it -> oneLine(it.getBuyerReferenceValue())),
                at(
                        agreement,
                        it -> at(
                                it.getBuyerOrderReferencedDocument(),
                                order -> oneLine(order.getIssuerAssignedIDValue()))),
                at(totals, it -> amount(it.getLineTotalAmount(), currency)),
                at(totals, it -> amount(it.getAllowanceTotalAmount(), currency)),
                at(totals, it -> amount(it.getChargeTotalAmount(), currency)),
                at(totals, it -> amount(it.getTaxBasisTotalAmount(), currency)),
                at(totals, it -> amount(it.getTaxTotalAmount(), currency)),
                at(totals, it -> amount(it.getGrandTotalAmount(), currency)),
                at(totals, it -> amount(it.getTotalPrepaidAmount(), currency)),
                at(totals, it -> amount(it.getRoundingAmount(), currency)),
                at(totals, it -> amount(it.getDuePayableAmount(), currency)),
                settlement == null ? null : iban(settlement),
                transaction == null ? List.of() : lines(transaction.getIncludedSupplyChainTradeLineItem()),
                settlement == null ? List.of() : breakdown(settlement, currency),
                settlement == null ? List.of() : allowancesAndCharges(settlement),
                null,
                profile(document),
                preceding == null ? List.of() : List.of(preceding),
                settlement == null ? List.of() : discounts(settlement, at(header, it -> date(it.getIssueDateTime()))));
    }

    /** Some programs write one payment term per cash discount, with its last day as due date, before the plain one. */
    private static @Nullable LocalDate dueDate(HeaderTradeSettlementType settlement) {
        LocalDate plain = first(
                settlement.getSpecifiedTradePaymentTerms().stream()
                        .filter(terms -> terms.getApplicableTradePaymentDiscountTerms() == null),
                terms -> date(terms.getDueDateDateTime()));
        return plain != null
                ? plain
                : first(settlement.getSpecifiedTradePaymentTerms(), terms -> date(terms.getDueDateDateTime()));
    }

    private static List<InvoiceData.CashDiscount> discounts(
            HeaderTradeSettlementType settlement, @Nullable LocalDate issueDate) {
        return settlement.getSpecifiedTradePaymentTerms().stream()
                .flatMap(terms -> Stream.concat(
                        discount(terms, issueDate).stream(),
                        terms.getDescription().stream()
                                .flatMap(text -> CashDiscountTerms.in(text.getValue(), issueDate).stream())))
                .toList();
    }

    private static Optional<InvoiceData.CashDiscount> discount(
            TradePaymentTermsType terms, @Nullable LocalDate issueDate) {
        TradePaymentDiscountTermsType discount = terms.getApplicableTradePaymentDiscountTerms();
        if (discount == null) {
            return Optional.empty();
        }
        LocalDate stated = date(discount.getBasisDateTime());
        MeasureType time = discount.getBasisPeriodMeasure();
        LocalDate lastDay;
        if (time == null) {
            lastDay = stated != null ? stated : date(terms.getDueDateDateTime());
        } else {
            lastDay = CashDiscountTerms.lastDay(
                    stated != null ? stated : issueDate, time.getValue(), text(time.getUnitCode()));
        }
        return CashDiscountTerms.of(
                discount.getCalculationPercentValue(),
                lastDay,
                discount.getBasisAmountValue(),
                discount.getActualDiscountAmountValue());
    }

    private static @Nullable String profile(CrossIndustryInvoiceType document) {
        ExchangedDocumentContextType context = document.getExchangedDocumentContext();
        return context == null
                ? null
                : first(
                        context.getGuidelineSpecifiedDocumentContextParameter(),
                        parameter -> text(parameter.getIDValue()));
    }

    private static @Nullable LocalDate date(@Nullable DateTimeType date) {
        if (date == null) {
            return null;
        }
        LocalDate read = Values.date(date.getDateTimeStringValue());
        return read != null || date.getDateTimeLocal() == null
                ? read
                : date.getDateTimeLocal().toLocalDate();
    }

    private static @Nullable String vatId(TradePartyType seller) {
        return first(
                seller.getSpecifiedTaxRegistration(),
                registration -> at(
                        registration.getID(),
                        id -> "VA".equalsIgnoreCase(text(id.getSchemeID())) ? identifier(id.getValue()) : null));
    }

    private static @Nullable String mail(TradePartyType seller) {
        String mail = first(
                seller.getDefinedTradeContact(),
                contact -> at(contact.getEmailURIUniversalCommunication(), CiiMapping::address));
        return mail != null
                ? mail
                : first(
                        seller.getURIUniversalCommunication(),
                        it -> at(it.getURIID(), id -> "EM".equals(id.getSchemeID()) ? text(id.getValue()) : null));
    }

    private static @Nullable String address(UniversalCommunicationType mail) {
        String address = text(mail.getURIIDValue());
        return address != null ? address : text(mail.getCompleteNumberValue());
    }

    private static @Nullable String iban(HeaderTradeSettlementType settlement) {
        return first(
                settlement.getSpecifiedTradeSettlementPaymentMeans(),
                means -> at(
                        means.getPayeePartyCreditorFinancialAccount(),
                        account -> identifier(account.getIBANIDValue())));
    }

    /** The amount in the currency of the document: a total of VAT may be there in that of the tax office, too. */
    private static @Nullable BigDecimal amount(List<AmountType> amounts, @Nullable String currency) {
        return amounts.stream()
                .filter(amount -> isIn(amount, currency))
                .findFirst()
                .map(AmountType::getValue)
                .orElse(null);
    }

    private static boolean isIn(AmountType amount, @Nullable String currency) {
        String of = text(amount.getCurrencyID());
        return of == null || currency == null || of.equals(currency);
    }

    private static List<InvoiceData.TaxSubtotal> breakdown(
            HeaderTradeSettlementType settlement, @Nullable String currency) {
        return settlement.getApplicableTradeTax().stream()
                .map(tax -> new InvoiceData.TaxSubtotal(
                        text(tax.getCategoryCodeValue()),
                        tax.getRateApplicablePercentValue(),
                        amount(tax.getBasisAmount(), currency),
                        amount(tax.getCalculatedAmount(), currency)))
                .toList();
    }

    private static List<InvoiceData.AllowanceCharge> allowancesAndCharges(HeaderTradeSettlementType settlement) {
        Stream<InvoiceData.AllowanceCharge> plain = settlement.getSpecifiedTradeAllowanceCharge().stream()
                .map(it -> {
                    TradeTaxType tax = first(it.getCategoryTradeTax(), category -> category);
                    return new InvoiceData.AllowanceCharge(
                            isCharge(it),
                            sum(it.getActualAmount().stream().map(AmountType::getValue)),
                            text(it.getReasonValue()),
                            at(tax, category -> text(category.getCategoryCodeValue())),
                            at(tax, TradeTaxType::getRateApplicablePercentValue));
                });
        // Factur-X EXTENDED keeps freight apart; its totals count it among the charges
        Stream<InvoiceData.AllowanceCharge> freight = settlement.getSpecifiedLogisticsServiceCharge().stream()
                .map(it -> {
                    TradeTaxType tax = first(it.getAppliedTradeTax(), category -> category);
                    return new InvoiceData.AllowanceCharge(
                            true,
                            sum(it.getAppliedAmount().stream().map(AmountType::getValue)),
                            first(it.getDescription(), description -> text(description.getValue())),
                            at(tax, category -> text(category.getCategoryCodeValue())),
                            at(tax, TradeTaxType::getRateApplicablePercentValue));
                });
        return Stream.concat(plain, freight).toList();
    }

    private static boolean isCharge(TradeAllowanceChargeType it) {
        IndicatorType indicator = it.getChargeIndicator();
        return indicator != null
                && (Boolean.TRUE.equals(indicator.isIndicator())
                        || "true".equalsIgnoreCase(text(indicator.getIndicatorStringValue())));
    }

    /** Lines name the line that they are under; one that names an unknown line stays on top, so that it is seen. */
    private static List<InvoiceData.LineItem> lines(List<SupplyChainTradeLineItemType> all) {
        Map<String, List<SupplyChainTradeLineItemType>> children = new HashMap<>();
        List<SupplyChainTradeLineItemType> top = new ArrayList<>();
        Map<String, Integer> depths = new HashMap<>();
        for (SupplyChainTradeLineItemType line : all) {
            DocumentLineDocumentType document = line.getAssociatedDocumentLineDocument();
            String id = at(document, it -> text(it.getLineIDValue()));
            String parent = at(document, it -> text(it.getParentLineIDValue()));
            // a parent stands before its children; asking for that also keeps circles out
            Integer above = parent == null || parent.equals(id) ? null : depths.get(parent);
            boolean isUnder = above != null && above < DEEPEST_LINE;
            if (parent != null && isUnder) {
                children.computeIfAbsent(parent, key -> new ArrayList<>()).add(line);
            } else {
                top.add(line);
            }
            if (id != null) {
                depths.putIfAbsent(id, above != null && isUnder ? above + 1 : 0);
            }
        }
        return top.stream().map(line -> line(line, children)).toList();
    }

    private static InvoiceData.LineItem line(
            SupplyChainTradeLineItemType line, Map<String, List<SupplyChainTradeLineItemType>> children) {
        LineTradeAgreementType agreement = line.getSpecifiedLineTradeAgreement();
        LineTradeSettlementType settlement = line.getSpecifiedLineTradeSettlement();
        TradePriceType price = at(agreement, LineTradeAgreementType::getNetPriceProductTradePrice);
        TradeProductType product = line.getSpecifiedTradeProduct();
        TradeTaxType tax = settlement == null ? null : first(settlement.getApplicableTradeTax(), it -> it);
        QuantityType quantity = at(line.getSpecifiedLineTradeDelivery(), LineTradeDeliveryType::getBilledQuantity);
        QuantityType per = at(price, TradePriceType::getBasisQuantity);
        String id = at(line.getAssociatedDocumentLineDocument(), it -> text(it.getLineIDValue()));
        // children of lines that share an id would show twice: the first one keeps them
        List<SupplyChainTradeLineItemType> under = id == null ? null : children.remove(id);
        return new InvoiceData.LineItem(
                id,
                product == null ? null : first(product.getName(), name -> text(name.getValue())),
                at(product, it -> text(it.getDescriptionValue())),
                at(quantity, QuantityType::getValue),
                at(quantity, it -> text(it.getUnitCode())),
                price == null ? null : first(price.getChargeAmount(), AmountType::getValue),
                at(per, QuantityType::getValue),
                at(
                        settlement,
                        it -> at(
                                it.getSpecifiedTradeSettlementLineMonetarySummation(),
                                total -> first(total.getLineTotalAmount(), AmountType::getValue))),
                at(tax, it -> text(it.getCategoryCodeValue())),
                at(tax, TradeTaxType::getRateApplicablePercentValue),
                under == null
                        ? List.of()
                        : under.stream().map(child -> line(child, children)).toList(),
                at(per, it -> text(it.getUnitCode())),
                settlement == null ? null : lineTotal(settlement, false),
                settlement == null ? null : lineTotal(settlement, true),
                at(agreement, it -> at(it.getBuyerOrderReferencedDocument(), order -> text(order.getLineIDValue()))),
                at(product, it -> text(it.getSellerAssignedIDValue())),
                at(product, it -> text(it.getBuyerAssignedIDValue())));
    }

    private static @Nullable BigDecimal lineTotal(LineTradeSettlementType settlement, boolean charges) {
        return sum(settlement.getSpecifiedTradeAllowanceCharge().stream()
                .filter(it -> isCharge(it) == charges)
                .flatMap(it -> it.getActualAmount().stream())
                .map(AmountType::getValue));
    }
}
