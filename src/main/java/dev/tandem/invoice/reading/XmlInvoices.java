package dev.tandem.invoice.reading;

import com.helger.cii.d16b.CIID16BCrossIndustryInvoiceTypeMarshaller;
import com.helger.jaxb.GenericJAXBMarshaller;
import com.helger.ubl21.UBL21Marshaller;
import dev.tandem.invoice.Finding;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.InvoiceLimits;
import java.util.List;
import java.util.function.Function;
import javax.xml.namespace.QName;
import javax.xml.transform.sax.SAXSource;
import oasis.names.specification.ubl.schema.xsd.creditnote_21.CreditNoteType;
import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;
import org.jspecify.annotations.Nullable;
import un.unece.uncefact.data.standard.crossindustryinvoice._100.CrossIndustryInvoiceType;

/** Reads an invoice out of XML that has passed the gate, whichever of the known formats it is. */
final class XmlInvoices {

    private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:";
    private static final String CII = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:";

    /** What came out: an invoice, or in plain words why there is none. */
    sealed interface Outcome {

        record Read(InvoiceData invoice, List<Finding> findings) implements Outcome {}

        record Failed(String reason) implements Outcome {}
    }

    private XmlInvoices() {}

    /** True for the root elements that {@link #read} understands. */
    static boolean knows(QName root) {
        return isUbl(root, "Invoice") || isUbl(root, "CreditNote") || isCii(root) || isZugferd1(root);
    }

    static Outcome read(QName root, byte[] xml) {
        if (isUbl(root, "Invoice")) {
            return read(
                    UBL21Marshaller.invoice(),
                    "UBL 2.1",
                    XmlGate.source(xml),
                    true,
                    (InvoiceType invoice) -> UblMapping.read(invoice));
        }
        if (isUbl(root, "CreditNote")) {
            return read(
                    UBL21Marshaller.creditNote(),
                    "UBL 2.1",
                    XmlGate.source(xml),
                    true,
                    (CreditNoteType note) -> UblMapping.read(note));
        }
        if (isCii(root)) {
            return read(
                    new CIID16BCrossIndustryInvoiceTypeMarshaller(),
                    "UN/CEFACT CII D16B",
                    XmlGate.source(xml),
                    true,
                    (CrossIndustryInvoiceType invoice) -> CiiMapping.read(invoice));
        }
        if (isZugferd1(root)) {
            return read(
                    new CIID16BCrossIndustryInvoiceTypeMarshaller(),
                    "ZUGFeRD 1.0",
                    XmlGate.source(xml, new Zugferd1Filter()),
                    false,
                    (CrossIndustryInvoiceType invoice) -> CiiMapping.read(invoice));
        }
        String namespace = root.getNamespaceURI().isEmpty() ? "" : " in " + root.getNamespaceURI();
        return new Outcome.Failed("The XML is of an unknown format (" + root.getLocalPart() + namespace
                + "): only UBL 2.1, UN/CEFACT CII and Factur-X/ZUGFeRD can be read.");
    }

    private static boolean isUbl(QName root, String name) {
        return root.getNamespaceURI().equals(UBL + name + "-2")
                && root.getLocalPart().equals(name);
    }

    private static boolean isCii(QName root) {
        return root.getNamespaceURI().equals(CII + "100") && root.getLocalPart().equals("CrossIndustryInvoice");
    }

    private static boolean isZugferd1(QName root) {
        return root.getNamespaceURI().startsWith("urn:ferd:")
                && root.getLocalPart().equals(Zugferd1Filter.ROOT);
    }

    /**
     * The schema is only listened to: what breaks it is read as far as it goes, and told.
     *
     * @param hasSchema false where the library has no schema of the format
     */
    private static <T> Outcome read(
            GenericJAXBMarshaller<T> marshaller,
            String format,
            SAXSource source,
            boolean hasSchema,
            Function<T, InvoiceData> mapping) {
        SchemaBreaches breaches = new SchemaBreaches();
        // the library's own listeners would log parts of the invoice
        marshaller.readExceptionCallbacks().removeAll();
        marshaller.setValidationEventHandler(breaches);
        marshaller.setUseSchema(hasSchema);
        @Nullable T document = marshaller.read(source);
        if (document == null) {
            return new Outcome.Failed("The XML says that it is " + format + ", but can't be read as such.");
        }
        InvoiceData invoice = mapping.apply(document);
        if (invoice.number() == null && invoice.sellerName() == null && invoice.payable() == null) {
            return new Outcome.Failed("The XML says that it is " + format
                    + ", but has neither an invoice number nor a supplier nor an amount to pay.");
        }
        return InvoiceLimits.breach(invoice)
                .<Outcome>map(breach -> new Outcome.Failed("The e-invoice can't be used. " + breach))
                .orElseGet(() -> new Outcome.Read(invoice, breaches.findings(format)));
    }
}
