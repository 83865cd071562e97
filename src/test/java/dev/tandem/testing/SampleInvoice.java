package dev.tandem.testing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A UBL invoice for tests, right in itself unless a test asks for something wrong. */
public record SampleInvoice(
        String number,
        String seller,
        String vatId,
        String iban,
        BigDecimal net,
        String currency,
        LocalDate issueDate,
        boolean creditNote,
        BigDecimal payableTooHighBy,
        @Nullable String order,
        @Nullable String corrects) {

    /** Bergmann's order of paper for 1.00 EUR a piece, of which there is always enough. */
    public static final String BLANKET_ORDER = "PO-1001";

    private static final AtomicInteger NUMBERS = new AtomicInteger(1000);

    /** From Bergmann Bürobedarf, whom accounting's sample data knows. */
    public static SampleInvoice bergmann(String net) {
        return new SampleInvoice(
                "RE-" + NUMBERS.incrementAndGet(),
                "Bergmann Bürobedarf GmbH",
                "DE136695976",
                "DE02120300000000202051",
                new BigDecimal(net),
                "EUR",
                // no two of the same amount on the same day: they would be suspected duplicates
                LocalDate.of(2026, 1, 2).plusDays(NUMBERS.get() % 310),
                false,
                BigDecimal.ZERO,
                BLANKET_ORDER,
                null);
    }

    /** From somebody whom accounting does not know. */
    public static SampleInvoice unknown(String net) {
        return bergmann(net)
                .from(
                        "Neuling " + NUMBERS.get() + " GmbH",
                        "DE301204" + NUMBERS.get() % 1000,
                        "DE75512108001245126199");
    }

    /** A document that only a person can read; each one is another. */
    public static byte[] scan() {
        return ("%PDF-1.4 a scan, number " + NUMBERS.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
    }

    public SampleInvoice from(String otherSeller, String otherVatId, String otherIban) {
        return new SampleInvoice(
                number,
                otherSeller,
                otherVatId,
                otherIban,
                net,
                currency,
                issueDate,
                creditNote,
                payableTooHighBy,
                null,
                corrects);
    }

    public SampleInvoice withIban(String otherIban) {
        return new SampleInvoice(
                number,
                seller,
                vatId,
                otherIban,
                net,
                currency,
                issueDate,
                creditNote,
                payableTooHighBy,
                order,
                corrects);
    }

    public SampleInvoice withNumber(String otherNumber) {
        return new SampleInvoice(
                otherNumber,
                seller,
                vatId,
                iban,
                net,
                currency,
                issueDate,
                creditNote,
                payableTooHighBy,
                order,
                corrects);
    }

    public SampleInvoice issued(LocalDate date) {
        return new SampleInvoice(
                number, seller, vatId, iban, net, currency, date, creditNote, payableTooHighBy, order, corrects);
    }

    public SampleInvoice asCreditNote() {
        return new SampleInvoice(
                number, seller, vatId, iban, net, currency, issueDate, true, payableTooHighBy, null, corrects);
    }

    /** A credit note that names the invoice it corrects. */
    public SampleInvoice asCreditNoteFor(String otherNumber) {
        return new SampleInvoice(
                number, seller, vatId, iban, net, currency, issueDate, true, payableTooHighBy, null, otherNumber);
    }

    /** In another currency. */
    public SampleInvoice in(String otherCurrency) {
        return new SampleInvoice(
                number,
                seller,
                vatId,
                iban,
                net,
                otherCurrency,
                issueDate,
                creditNote,
                payableTooHighBy,
                order,
                corrects);
    }

    /** It quotes another order, or none. */
    public SampleInvoice ofOrder(@Nullable String otherOrder) {
        return new SampleInvoice(
                number,
                seller,
                vatId,
                iban,
                net,
                currency,
                issueDate,
                creditNote,
                payableTooHighBy,
                otherOrder,
                corrects);
    }

    /** Its payable amount does not follow from its totals. */
    public SampleInvoice withWrongPayable() {
        return new SampleInvoice(
                number, seller, vatId, iban, net, currency, issueDate, creditNote, BigDecimal.TEN, order, corrects);
    }

    /** The supplier says that all but this amount was paid before. */
    public byte[] xmlWithOnlyThisToPay(String toPay) {
        BigDecimal prepaid = net.add(tax()).subtract(new BigDecimal(toPay));
        return new String(xml(), StandardCharsets.UTF_8)
                .replaceAll(
                        "<cbc:PayableAmount currencyID=\"EUR\">[^<]*",
                        "<cbc:PrepaidAmount currencyID=\"EUR\">" + prepaid + "</cbc:PrepaidAmount>"
                                + "<cbc:PayableAmount currencyID=\"EUR\">" + toPay)
                .getBytes(StandardCharsets.UTF_8);
    }

    public BigDecimal tax() {
        return net.multiply(new BigDecimal("0.19")).setScale(2, RoundingMode.HALF_UP);
    }

    public BigDecimal payable() {
        return net.add(tax()).add(payableTooHighBy);
    }

    /** The document. */
    public byte[] xml() {
        String root = creditNote ? "CreditNote" : "Invoice";
        String line = creditNote ? "CreditNoteLine" : "InvoiceLine";
        String quantity = creditNote ? "CreditedQuantity" : "InvoicedQuantity";
        String type = creditNote
                ? "<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>"
                : "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>";
        String ibanPart = iban.isEmpty()
                ? ""
                : "<cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cac:PayeeFinancialAccount><cbc:ID>"
                        + iban + "</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>";
        return ("""
                <?xml version="1.0" encoding="UTF-8"?>
                <%1$s xmlns="urn:oasis:names:specification:ubl:schema:xsd:%1$s-2"
                    xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
                    xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
                  <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
                  <cbc:ID>%2$s</cbc:ID>
                  <cbc:IssueDate>%3$s</cbc:IssueDate>
                  %4$s
                  <cbc:DocumentCurrencyCode>%5$s</cbc:DocumentCurrencyCode>
                  <cbc:BuyerReference>KST-4711</cbc:BuyerReference>
                  %15$s
                  %16$s
                  <cac:AccountingSupplierParty><cac:Party>
                    <cac:PostalAddress><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
                    <cac:PartyTaxScheme><cbc:CompanyID>%6$s</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
                    <cac:PartyLegalEntity><cbc:RegistrationName>%7$s</cbc:RegistrationName></cac:PartyLegalEntity>
                    <cac:Contact><cbc:ElectronicMail>billing@supplier.example</cbc:ElectronicMail></cac:Contact>
                  </cac:Party></cac:AccountingSupplierParty>
                  <cac:AccountingCustomerParty><cac:Party>
                    <cac:PostalAddress><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
                    <cac:PartyLegalEntity><cbc:RegistrationName>Tandem Muster AG</cbc:RegistrationName></cac:PartyLegalEntity>
                  </cac:Party></cac:AccountingCustomerParty>
                  %8$s
                  <cac:TaxTotal><cbc:TaxAmount currencyID="%5$s">%9$s</cbc:TaxAmount>
                    <cac:TaxSubtotal><cbc:TaxableAmount currencyID="%5$s">%10$s</cbc:TaxableAmount><cbc:TaxAmount currencyID="%5$s">%9$s</cbc:TaxAmount>
                      <cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>
                    </cac:TaxSubtotal></cac:TaxTotal>
                  <cac:LegalMonetaryTotal>
                    <cbc:LineExtensionAmount currencyID="%5$s">%10$s</cbc:LineExtensionAmount>
                    <cbc:TaxExclusiveAmount currencyID="%5$s">%10$s</cbc:TaxExclusiveAmount>
                    <cbc:TaxInclusiveAmount currencyID="%5$s">%11$s</cbc:TaxInclusiveAmount>
                    <cbc:PayableAmount currencyID="%5$s">%12$s</cbc:PayableAmount>
                  </cac:LegalMonetaryTotal>
                  <cac:%13$s><cbc:ID>1</cbc:ID><cbc:%14$s unitCode="C62">%10$s</cbc:%14$s>
                    <cbc:LineExtensionAmount currencyID="%5$s">%10$s</cbc:LineExtensionAmount>
                    <cac:Item><cbc:Name>Copying paper</cbc:Name>
                      <cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item>
                    <cac:Price><cbc:PriceAmount currencyID="%5$s">1.00</cbc:PriceAmount></cac:Price>
                  </cac:%13$s>
                </%1$s>
                """)
                .formatted(
                        root,
                        number,
                        issueDate,
                        type,
                        currency,
                        vatId,
                        seller,
                        ibanPart,
                        tax(),
                        net,
                        net.add(tax()),
                        payable(),
                        line,
                        quantity,
                        order == null ? "" : "<cac:OrderReference><cbc:ID>" + order + "</cbc:ID></cac:OrderReference>",
                        corrects == null
                                ? ""
                                : "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>" + corrects
                                        + "</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
