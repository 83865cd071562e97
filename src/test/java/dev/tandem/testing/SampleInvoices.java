package dev.tandem.testing;

import dev.tandem.invoice.InvoiceData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Makes the sample invoices that are PDFs from the XML that lies beside the tests. */
public final class SampleInvoices {

    public static final Path FOLDER = Path.of("src/main/resources/samples/invoices");

    private static final Path XML = Path.of("src/test/resources/einvoices/xml-for-samples");

    private SampleInvoices() {}

    /**
     * Writes the PDFs anew.
     *
     * @param reader reads XML
     */
    public static void write(Function<byte[], InvoiceData> reader) throws IOException {
        for (String name : new String[] {"bergmann-small", "nordlicht-large"}) {
            byte[] xml = xml(name);
            byte[] pdf = InvoicePdfs.withXml(reader.apply(xml), "factur-x.xml", xml, InvoicePdfs.Place.NAMES);
            Files.write(FOLDER.resolve(name + ".pdf"), pdf);
        }
        Files.write(FOLDER.resolve("scanned.pdf"), InvoicePdfs.scanned(reader.apply(xml("scanned"))));
    }

    private static byte[] xml(String name) {
        try {
            return Files.readAllBytes(XML.resolve(name + ".xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
