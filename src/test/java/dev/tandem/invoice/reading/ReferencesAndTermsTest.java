package dev.tandem.invoice.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.InvoiceData.CashDiscount;
import dev.tandem.invoice.InvoiceData.LineItem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ties an invoice to orders and other invoices, and what its terms give for paying early. */
class ReferencesAndTermsTest {

    private static final Path FOLDER = Path.of("src/test/resources/einvoices");
    /** All of them are issued on this day. */
    private static final LocalDate ISSUED = LocalDate.of(2026, 10, 5);

    private static final String UBL_TAX = "  <cac:TaxTotal>";
    private static final String CII_TERMS = "<ram:SpecifiedTradePaymentTerms>";

    @Test
    void aLineInUblNamesItsOrderLineAndItsItem() throws IOException {
        InvoiceData invoice = read(
                file("simple.ubl.xml")
                        .replaceFirst(
                                "(<cbc:LineExtensionAmount currencyID=\"EUR\">462.00</cbc:LineExtensionAmount>)",
                                "$1<cac:OrderLineReference><cbc:LineID> 3 </cbc:LineID></cac:OrderLineReference>")
                        .replace(
                                "<cbc:Name>Regalböden Eiche</cbc:Name>",
                                "<cbc:Name>Regalböden Eiche</cbc:Name>"
                                        + "<cac:BuyersItemIdentification><cbc:ID>M-77</cbc:ID></cac:BuyersItemIdentification>"
                                        + "<cac:SellersItemIdentification><cbc:ID>EI-12</cbc:ID></cac:SellersItemIdentification>"));

        assertThat(invoice.lineItems())
                .extracting(LineItem::orderLine, LineItem::sellerItemId, LineItem::buyerItemId)
                .containsExactly(tuple("3", "EI-12", "M-77"), tuple(null, null, null));
    }

    @Test
    void aLineInCiiNamesItsOrderLineAndItsItem() throws IOException {
        InvoiceData invoice = read(file("simple.cii.xml")
                .replaceFirst(
                        "<ram:SpecifiedLineTradeAgreement>",
                        "<ram:SpecifiedLineTradeAgreement><ram:BuyerOrderReferencedDocument><ram:LineID>3</ram:LineID>"
                                + "</ram:BuyerOrderReferencedDocument>")
                .replace(
                        "<ram:Name>Regalböden Eiche</ram:Name>",
                        "<ram:SellerAssignedID>EI-12</ram:SellerAssignedID><ram:BuyerAssignedID>M-77</ram:BuyerAssignedID>"
                                + "<ram:Name>Regalböden Eiche</ram:Name>"));

        assertThat(invoice.lineItems())
                .extracting(LineItem::orderLine, LineItem::sellerItemId, LineItem::buyerItemId)
                .containsExactly(tuple("3", "EI-12", "M-77"), tuple(null, null, null));
    }

    @Test
    void theInvoicesThatADocumentCorrectsAreRead() throws IOException {
        String reference = "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>%s</cbc:ID>"
                + "</cac:InvoiceDocumentReference></cac:BillingReference>";
        InvoiceData ubl = read(file("simple.ubl.xml")
                .replace(
                        "  <cac:AccountingSupplierParty>",
                        reference.formatted("2026-0700") + reference.formatted("2026-0701")
                                + "<cac:AccountingSupplierParty>"));
        InvoiceData cii = read(file("simple.cii.xml")
                .replace(
                        "    </ram:ApplicableHeaderTradeSettlement>",
                        "<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>2026-0700</ram:IssuerAssignedID>"
                                + "</ram:InvoiceReferencedDocument></ram:ApplicableHeaderTradeSettlement>"));

        assertThat(ubl.precedingInvoices()).containsExactly("2026-0700", "2026-0701");
        assertThat(cii.precedingInvoices()).containsExactly("2026-0700");
    }

    @Test
    void cashDiscountsOfXRechnungAreReadFromTheTermsInBothFormats() throws IOException {
        String terms = "Skonto:\n#SKONTO#TAGE=14#PROZENT=2.00#BASISBETRAG=357.93#\n#SKONTO#TAGE=7#PROZENT=3.50#\n";
        InvoiceData ubl = read(file("simple.ubl.xml")
                .replace(UBL_TAX, "<cac:PaymentTerms><cbc:Note>" + terms + "</cbc:Note></cac:PaymentTerms>" + UBL_TAX));
        InvoiceData cii = read(file("simple.cii.xml")
                .replace(CII_TERMS, CII_TERMS + "<ram:Description>" + terms + "</ram:Description>"));

        assertThat(ubl.cashDiscounts())
                .containsExactly(
                        new CashDiscount(new BigDecimal("3.50"), ISSUED.plusDays(7), null, null),
                        new CashDiscount(new BigDecimal("2.00"), ISSUED.plusDays(14), new BigDecimal("357.93"), null));
        assertThat(cii.cashDiscounts()).isEqualTo(ubl.cashDiscounts());
        assertThat(cii.dueDate()).isEqualTo(LocalDate.of(2026, 10, 19));
    }

    @Test
    void theTermsOfCiiAreReadWithTheirDaysOrTheirDate() throws IOException {
        InvoiceData invoice = read(file("simple.cii.xml").replace(CII_TERMS, """
                        <ram:SpecifiedTradePaymentTerms>
                          <ram:DueDateDateTime><udt:DateTimeString format="102">20261012</udt:DateTimeString></ram:DueDateDateTime>
                          <ram:ApplicableTradePaymentDiscountTerms><ram:CalculationPercent>3</ram:CalculationPercent></ram:ApplicableTradePaymentDiscountTerms>
                        </ram:SpecifiedTradePaymentTerms>
                        <ram:SpecifiedTradePaymentTerms>
                          <ram:ApplicableTradePaymentDiscountTerms>
                            <ram:BasisDateTime><udt:DateTimeString format="102">20261006</udt:DateTimeString></ram:BasisDateTime>
                            <ram:BasisPeriodMeasure unitCode="WEE">2</ram:BasisPeriodMeasure>
                            <ram:BasisAmount>800</ram:BasisAmount>
                            <ram:ActualDiscountAmount>16</ram:ActualDiscountAmount>
                          </ram:ApplicableTradePaymentDiscountTerms>
                        </ram:SpecifiedTradePaymentTerms>
                        """ + CII_TERMS));

        assertThat(invoice.cashDiscounts())
                .containsExactly(
                        new CashDiscount(new BigDecimal("3"), LocalDate.of(2026, 10, 12), null, null),
                        new CashDiscount(
                                null, LocalDate.of(2026, 10, 20), new BigDecimal("800"), new BigDecimal("16")));
        assertThat(invoice.dueDate()).as("not the last day of the discount").isEqualTo(LocalDate.of(2026, 10, 19));
        assertThat(invoice.cashDiscounts())
                .extracting(discount -> invoice.saving(discount).orElseThrow())
                .containsExactly(new BigDecimal("24.24"), new BigDecimal("16"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2 % Skonto bei Zahlung innerhalb 14 Tagen",
                "#SKONTO#TAGE=14#",
                "#SKONTO#TAGE=14#PROZENT=0.00#",
                "#SKONTO#TAGE=14#PROZENT=101.00#",
                "#SKONTO#TAGE=-1#PROZENT=2.00#",
                "#SKONTO#TAGE=99999999999#PROZENT=2.00#",
                "#VERZUG#TAGE=14#PROZENT=2.00#"
            })
    void whatIsNoDiscountInTheWayOfXRechnungIsNone(String terms) {
        assertThat(CashDiscountTerms.in(terms, ISSUED)).isEmpty();
    }

    @Test
    void withoutADateOfIssueDaysSayNothing() {
        assertThat(CashDiscountTerms.in("#SKONTO#TAGE=14#PROZENT=2.00#", null)).isEmpty();
    }

    @Test
    void dataOfAnOlderTandemIsStillReadable() throws IOException {
        ObjectMapper json = new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));
        InvoiceData invoice = read(file("simple.ubl.xml"));
        ObjectNode old = json.valueToTree(invoice);
        old.remove(List.of("lines", "precedingInvoices", "cashDiscounts"));
        old.withArray("lineItems")
                .forEach(line -> ((ObjectNode) line).remove(List.of("orderLine", "sellerItemId", "buyerItemId")));

        assertThat(json.treeToValue(old, InvoiceData.class)).isEqualTo(invoice);
    }

    private static String file(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name));
    }

    private static InvoiceData read(String xml) {
        ReadingResult result = new EInvoiceReader().read(xml.getBytes(StandardCharsets.UTF_8));
        assertThat(result).isInstanceOf(ReadingResult.Read.class);
        ReadingResult.Read read = (ReadingResult.Read) result;
        assertThat(read.findings()).isEmpty();
        return read.invoice();
    }
}
