package dev.tandem.invoice.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.documents.DocumentPages;
import dev.tandem.invoice.Finding;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.testing.InvoicePdfs;
import dev.tandem.testing.InvoicePdfs.Place;
import dev.tandem.testing.SampleInvoice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EInvoiceReaderTest {

    private static final Path FOLDER = Path.of("src/test/resources/einvoices");

    private final EInvoiceReader reader = new EInvoiceReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "broken.xml",
                "unknown-format.xml",
                "nothing-in-it.xml",
                "unknown-encoding.xml",
                "wrong-encoding.xml"
            })
    void xmlThatCannotBeReadSaysWhy(String file) throws IOException {
        ReadingResult result = reader.read(file("unreadable/" + file));

        assertThat(result).isInstanceOfSatisfying(ReadingResult.Unreadable.class, unreadable -> {
            assertThat(unreadable.media()).isEqualTo(MediaKind.XML);
            assertThat(unreadable.reason()).startsWith("The XML ").endsWith(".").doesNotContain("Exception");
        });
    }

    @Test
    void theReasonNamesThePlaceAndTheFormat() throws IOException {
        assertThat(reason(file("unreadable/broken.xml"))).containsPattern("in line \\d+, column \\d+");
        assertThat(reason(file("unreadable/unknown-format.xml")))
                .contains("Order")
                .contains("UBL 2.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"doctype.xml", "entity-bomb.xml", "external-entity.xml", "external-dtd.xml"})
    void xmlWithADoctypeIsRefusedAtOnce(String file) throws IOException {
        byte[] document = file("refused/" + file);

        ReadingResult result = Assertions.assertTimeout(Duration.ofSeconds(5), () -> reader.read(document));

        assertRefused(result, 400, "DOCTYPE");
    }

    @Test
    void aDoctypeIsSeenInEveryEncoding() throws IOException {
        String xml = new String(file("refused/external-entity.xml"), StandardCharsets.UTF_8);

        assertRefused(reader.read(xml.getBytes(StandardCharsets.UTF_8)), 400, "DOCTYPE");
        assertRefused(reader.read(xml.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16)), 400, "DOCTYPE");
    }

    @Test
    void nothingAtAllIsRefused() {
        assertRefused(reader.read(new byte[0]), 400, "empty");
        assertRefused(reader.read(" \r\n\t".getBytes(StandardCharsets.UTF_8)), 400, "empty");
    }

    @Test
    void whatIsNeitherXmlNorPdfIsRefused() throws IOException {
        assertRefused(reader.read(file("refused/text.txt")), 415, "neither");
        assertRefused(reader.read(file("refused/web-page.html")), 415, "neither");
        assertRefused(reader.read(utf8("<html><head></head></html>")), 415, "neither");
        assertRefused(
                reader.read(utf8("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>")),
                415,
                "web page");
        assertRefused(reader.read(new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0}), 415, "neither");
        assertRefused(reader.read(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}), 415, "neither");
        assertRefused(reader.read(new byte[] {'M', 'Z', 0, 0}), 415, "neither");
        assertRefused(reader.read(utf8("{\"invoice\": 1}")), 415, "neither");
        assertRefused(reader.read(utf8("price < 5 and > 3")), 415, "neither");
    }

    @Test
    void whatIsLargerThanTenMegabytesIsRefused() {
        byte[] large = new byte[(10 << 20) + 1];
        System.arraycopy(utf8("<a>"), 0, large, 0, 3);

        assertRefused(reader.read(large), 413, "10 MB");
    }

    @Test
    void xmlNestedWithoutEndIsNoDanger() {
        String deep = "<a>".repeat(2_000_000);

        assertThat(reason(utf8(deep))).contains("nested deeper");
    }

    @Test
    void linesUnderLinesWithoutEndAreNoDanger() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 10_000; i++) {
            lines.append("<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>")
                    .append(i)
                    .append("</ram:LineID><ram:ParentLineID>")
                    .append(i - 1)
                    .append("</ram:ParentLineID></ram:AssociatedDocumentLineDocument>")
                    .append("</ram:IncludedSupplyChainTradeLineItem>");
        }
        String xml = new String(file("simple.cii.xml"), StandardCharsets.UTF_8)
                .replaceFirst("<rsm:SupplyChainTradeTransaction>", "$0" + lines);

        assertThat(reader.read(utf8(xml))).isInstanceOf(ReadingResult.Read.class);
    }

    @Test
    void aPdfWithoutXmlIsForPeople() throws IOException {
        InvoiceData invoice = read(file("simple.cii.xml"));

        assertThat(reason(InvoicePdfs.withoutXml(invoice))).contains("contains no e-invoice");
        assertThat(reason(InvoicePdfs.scanned(invoice))).contains("contains no e-invoice");
    }

    @Test
    void aDamagedPdfIsForPeople() throws IOException {
        byte[] pdf = pdf("factur-x.xml", file("simple.cii.xml"));

        assertThat(reason(utf8("%PDF-1.7\nnothing more"))).contains("damaged");
        for (int cut = pdf.length / 8; cut < pdf.length; cut += pdf.length / 8) {
            byte[] half = java.util.Arrays.copyOf(pdf, cut);
            assertThat(reader.read(half).media()).isEqualTo(MediaKind.PDF);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"doctype.xml", "entity-bomb.xml", "external-entity.xml"})
    void aDoctypeInsideAPdfIsNotRead(String file) throws IOException {
        assertThat(reason(pdf("factur-x.xml", file("refused/" + file)))).contains("DOCTYPE");
    }

    @Test
    void brokenXmlInsideAPdfSaysWhy() throws IOException {
        assertThat(reason(pdf("factur-x.xml", file("unreadable/broken.xml"))))
                .startsWith("The file factur-x.xml in the PDF can't be read.")
                .contains("in line");
    }

    @Test
    void anotherFileInAPdfIsAskedOnlyWithoutTheRightOne() throws IOException {
        assertThat(reader.read(pdf("bill.xml", file("simple.cii.xml")))).isInstanceOf(ReadingResult.Read.class);
        assertThat(reader.read(pdf("notes.xml", utf8("<notes/>")))).isInstanceOf(ReadingResult.Unreadable.class);
    }

    @Test
    void aPdfThatUnpacksToGigabytesIsNotOpened() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                out.write(zeros);
            }
        }
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.write(utf8("%PDF-1.7\n1 0 obj <</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length " + packed.size()
                + ">> stream\n"));
        packed.writeTo(pdf);
        pdf.write(utf8("\nendstream endobj\ntrailer <<>>\n%%EOF"));

        assertThat(reason(pdf.toByteArray())).contains("unbearable size");
        assertThat(new DocumentPages().pageCount(pdf.toByteArray())).isZero();
    }

    @Test
    void aPdfThatMayNotBeChangedIsRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = Loader.loadPDF(pdf("factur-x.xml", file("simple.cii.xml")))) {
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "", new AccessPermission());
            policy.setEncryptionKeyLength(128);
            pdf.protect(policy);
            pdf.save(out);
        }

        assertThat(read(out.toByteArray()).number()).isEqualTo("2026-0815");
    }

    @Test
    void xmlThatBreaksItsSchemaIsReadAndTold() throws IOException {
        String xml = new String(file("simple.ubl.xml"), StandardCharsets.UTF_8)
                .replace("<cbc:DueDate>2026-10-19</cbc:DueDate>", "<cbc:DueDate>soon</cbc:DueDate>")
                .replace("<cbc:BuyerReference>", "<cbc:Colour>red</cbc:Colour><cbc:BuyerReference>");

        ReadingResult.Read read = (ReadingResult.Read) reader.read(utf8(xml));

        assertThat(read.invoice().number()).isEqualTo("2026-0815");
        assertThat(read.invoice().dueDate()).isNull();
        assertThat(read.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("schema");
            assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
            assertThat(finding.message())
                    .contains("\"soon\" is not a valid value")
                    .contains("more");
        });
    }

    @Test
    void anAmountThatIsNoNumberIsMissing() throws IOException {
        String xml = new String(file("simple.cii.xml"), StandardCharsets.UTF_8)
                .replace("<ram:DuePayableAmount>808.01", "<ram:DuePayableAmount>808,01");

        ReadingResult.Read read = (ReadingResult.Read) reader.read(utf8(xml));

        assertThat(read.invoice().payable()).isNull();
        assertThat(read.findings())
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .contains("808,01");
    }

    @Test
    void newerElementsOfTheFormatAreNoObstacle() throws IOException {
        String xml = new String(file("simple.cii.xml"), StandardCharsets.UTF_8)
                .replace(
                        "<ram:InvoiceCurrencyCode>",
                        "<ram:ElementOfD22B>1</ram:ElementOfD22B>$0".replace("$0", "<ram:InvoiceCurrencyCode>"));

        assertThat(read(utf8(xml)).payable()).isEqualByComparingTo("808.01");
    }

    @Test
    void zugferdOneIsReadByItsNewerNames() throws IOException {
        String xml = new String(file("simple.cii.xml"), StandardCharsets.UTF_8)
                .replace(
                        "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
                        "urn:ferd:CrossIndustryDocument:invoice:1p0")
                .replace("AggregateBusinessInformationEntity:100", "AggregateBusinessInformationEntity:12")
                .replace("UnqualifiedDataType:100", "UnqualifiedDataType:15")
                .replace("CrossIndustryInvoice", "CrossIndustryDocument")
                .replace("rsm:ExchangedDocumentContext", "rsm:SpecifiedExchangedDocumentContext")
                .replace("rsm:ExchangedDocument>", "rsm:HeaderExchangedDocument>")
                .replace("rsm:SupplyChainTradeTransaction", "rsm:SpecifiedSupplyChainTradeTransaction")
                .replace("ApplicableHeaderTrade", "ApplicableSupplyChainTrade")
                .replace("SpecifiedLineTrade", "SpecifiedSupplyChainTrade")
                .replace("RateApplicablePercent", "ApplicablePercent")
                .replace("IssuerAssignedID", "ID")
                .replace("SettlementHeaderMonetarySummation", "SettlementMonetarySummation")
                .replace("SettlementLineMonetarySummation", "SettlementMonetarySummation");

        InvoiceData expected = read(file("simple.cii.xml"));
        ReadingResult.Read actual = (ReadingResult.Read) reader.read(pdf("ZUGFeRD-invoice.xml", utf8(xml)));

        assertThat(actual.invoice()).isEqualTo(expected);
        assertThat(actual.findings()).isEmpty();
    }

    @Test
    void linesUnderLinesAreKeptUnderThem() throws IOException {
        for (String file : new String[] {"sub-lines.ubl.xml", "sub-lines.cii.xml"}) {
            InvoiceData invoice = read(file(file));

            assertThat(invoice.lines()).as(file).isEqualTo(2);
            assertThat(invoice.lineItems().get(0).subLines())
                    .as(file)
                    .extracting(InvoiceData.LineItem::name)
                    .containsExactly("Küchenzeile", "Einbau");
        }
    }

    @Test
    void allThatLinesAndTaxesSayIsRead() throws IOException {
        for (String file : new String[] {"several-rates.ubl.xml", "several-rates.cii.xml"}) {
            InvoiceData invoice = read(file(file));

            assertThat(invoice.sellerMail()).isEqualTo("rechnung@example.com");
            InvoiceData.LineItem line = invoice.lineItems().get(0);
            assertThat(line.name()).isEqualTo("Heckenschnitt");
            assertThat(line.quantity()).isEqualByComparingTo("8");
            assertThat(line.unit()).isEqualTo("HUR");
            assertThat(line.netPrice()).isEqualByComparingTo("49.90");
            assertThat(line.netAmount()).isEqualByComparingTo("399.20");
            assertThat(line.taxCategory()).isEqualTo("S");
            assertThat(line.taxRate()).isEqualByComparingTo("19");
            assertThat(invoice.taxBreakdown())
                    .extracting(tax -> tax.rate() + ":" + tax.taxable() + ":" + tax.tax())
                    .containsExactly("19:615.20:116.89", "7:78.00:5.46");
            assertThat(invoice.allowancesAndCharges())
                    .extracting(it -> it.charge() + ":" + it.amount() + ":" + it.reason())
                    .containsExactly("false:25.00:Treuerabatt", "true:18.50:Anfahrt");
            assertThat(invoice.allowanceTotal()).isEqualByComparingTo("25");
            assertThat(invoice.chargeTotal()).isEqualByComparingTo("18.5");
        }
    }

    @Test
    void theLanguageOfTheMachineDoesNotMatter() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(reason(file("unreadable/broken.xml"))).contains("must be terminated");
        } finally {
            Locale.setDefault(before);
        }
    }

    private InvoiceData read(byte[] document) {
        ReadingResult result = reader.read(document);
        assertThat(result).isInstanceOf(ReadingResult.Read.class);
        return ((ReadingResult.Read) result).invoice();
    }

    private String reason(byte[] document) {
        ReadingResult result = reader.read(document);
        assertThat(result).isInstanceOf(ReadingResult.Unreadable.class);
        return ((ReadingResult.Unreadable) result).reason();
    }

    private byte[] pdf(String name, byte[] xml) throws IOException {
        return InvoicePdfs.withXml(read(file("simple.cii.xml")), name, xml, Place.NAMES);
    }

    private static void assertRefused(ReadingResult result, int status, String reason) {
        assertThat(result).isInstanceOfSatisfying(ReadingResult.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.reason()).contains(reason);
        });
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] file(String name) throws IOException {
        return Files.readAllBytes(FOLDER.resolve(name));
    }

    /** The numbers are short texts, but whoever adds something to one of them computes for hours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<cbc:PayableAmount currencyID=\"EUR\">1E900000000</cbc:PayableAmount>",
                "<cbc:PrepaidAmount currencyID=\"EUR\">1E900000000</cbc:PrepaidAmount>"
                        + "<cbc:PayableAmount currencyID=\"EUR\">0E-900000000</cbc:PayableAmount>"
            })
    void numbersThatNobodyCanComputeWithAreNotRead(String amount) {
        String xml = new String(SampleInvoice.bergmann("100.00").xml(), StandardCharsets.UTF_8)
                .replaceFirst("<cbc:PayableAmount.*</cbc:PayableAmount>", amount);

        ReadingResult result =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> reader.read(xml.getBytes()));

        assertThat(result)
                .isInstanceOfSatisfying(
                        ReadingResult.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).contains("too many digits"));
    }

    @Test
    void anInvoiceNumberThatNoTableHoldsIsNotRead() {
        ReadingResult result = reader.read(
                SampleInvoice.bergmann("100.00").withNumber("9".repeat(600)).xml());

        assertThat(result)
                .isInstanceOfSatisfying(
                        ReadingResult.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).contains("invoice number has 600 characters"));
    }
}
