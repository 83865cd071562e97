package dev.tandem.invoice.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.InvoiceKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class ReadableInvoiceTest {

    private static final Path FOLDER = Path.of("src/test/resources/einvoices");

    private final ReadableInvoice readable = new ReadableInvoice(templates());

    @Test
    void whatPeopleLookForIsWrittenAsPeopleWriteIt() throws IOException {
        Document page = page("several-rates.ubl.xml");

        assertThat(page.select("h1").text()).isEqualTo("Invoice GR/26/1188");
        assertThat(page.select(".seller").text())
                .isEqualTo("from Grünwald & Söhne Gartenbau KG · VAT id DE118509725 · rechnung@example.com");
        assertThat(page.select(".pay").text()).isEqualTo("To pay 815.55 EUR");
        assertThat(page.select("dl").text())
                .contains("Date 30 Sep 2026", "Due 30 Oct 2026", "Our order 4500012")
                .contains("IBAN DE02 1005 0000 0024 2906 61");
        assertThat(page.select("tbody tr").eachText())
                .contains("1 Heckenschnitt 8 h 49.90 19 % 399.20", "3 Rindenmulch 2.5 m³ 89.00 19 % 222.50")
                .contains("19 % 615.20 EUR 116.89 EUR")
                .contains("Allowance: Treuerabatt -25.00 EUR", "To pay 815.55 EUR");
    }

    @Test
    void aCreditNoteIsCalledOne() throws IOException {
        Document page = page("credit-note.cii.xml");

        assertThat(page.select("h1").text()).isEqualTo("Credit note G-2026-0012");
        assertThat(page.select(".pay").text()).isEqualTo("Credited 91.63 EUR");
    }

    @Test
    void linesUnderLinesAreShownUnderThem() throws IOException {
        assertThat(page("sub-lines.cii.xml").select("tr.sub").eachText())
                .containsExactly("1.1 Küchenzeile 1 1,900.00 19 % 1,900.00", "1.2 Einbau 10 h 60.00 19 % 600.00");
    }

    @Test
    void whatAnInvoiceSaysIsNeverMoreThanText() {
        String attack = "<script>alert(1)</script><img src=x onerror=alert(1)>[[${7*7}]]";
        InvoiceData invoice = new InvoiceData(
                InvoiceKind.INVOICE,
                attack,
                LocalDate.of(2016, 4, 4),
                null,
                attack,
                attack,
                attack,
                attack,
                attack,
                attack,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                BigDecimal.ONE,
                attack,
                List.of(new InvoiceData.LineItem(
                        attack, attack, attack, BigDecimal.ONE, attack, null, null, null, attack, null, List.of())),
                List.of(),
                List.of(new InvoiceData.AllowanceCharge(false, BigDecimal.ONE, attack, null, null)));

        String html = readable.html(invoice);

        Document page = Jsoup.parse(html);
        assertThat(page.select("script, img, link, iframe, [src], [href], [onerror]"))
                .isEmpty();
        assertThat(page.select("h1").text()).isEqualTo("Invoice " + attack);
        assertThat(html).doesNotContain("http://").doesNotContain(" th:");
    }

    @Test
    void anInvoiceWithNothingInItCanBeShown() {
        InvoiceData nothing = new InvoiceData(
                InvoiceKind.INVOICE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of());

        assertThat(Jsoup.parse(readable.html(nothing)).text())
                .contains("Invoice without a number", "an unnamed supplier", "The invoice lists no lines.");
    }

    private Document page(String file) throws IOException {
        ReadingResult.Read read =
                (ReadingResult.Read) new EInvoiceReader().read(Files.readAllBytes(FOLDER.resolve(file)));
        String html = readable.html(read.invoice());
        Path out = Path.of("target/readable");
        Files.createDirectories(out);
        Files.writeString(out.resolve(file + ".html"), html);
        return Jsoup.parse(html);
    }

    private static SpringTemplateEngine templates() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
