package dev.tandem.invoice.reading;

import dev.tandem.documents.PdfGuard;
import dev.tandem.invoice.reading.PdfAttachments.Attachment;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.springframework.stereotype.Component;

/** Reads UBL 2.1, UN/CEFACT CII, and Factur-X/ZUGFeRD PDFs; decides by content only. */
@Component
class EInvoiceReader implements InvoiceReader {

    private static final int LARGEST = 10 << 20;

    /** Names that the standards give to the XML inside a PDF, the newest first. */
    private static final List<String> NAMES =
            List.of("factur-x.xml", "xrechnung.xml", "zugferd-invoice.xml", "cii.xml", "ubl.xml");

    @Override
    public Admission admit(byte[] document) {
        Admission admission = byKind(document);
        return admission.media() == MediaKind.XML && admission instanceof Admission.Admitted
                ? admitXml(XmlGate.look(document))
                : admission;
    }

    @Override
    public ReadingResult read(byte[] document) {
        Admission admission = byKind(document);
        if (admission instanceof ReadingResult.Refused refused) {
            return refused;
        }
        return admission.media() == MediaKind.PDF ? readPdf(document) : readXml(document);
    }

    private static Admission byKind(byte[] document) {
        if (MediaKinds.isEmpty(document)) {
            return new ReadingResult.Refused(MediaKind.OTHER, 400, "The file is empty. Send the invoice again.");
        }
        MediaKind media = MediaKinds.of(document);
        if (document.length > LARGEST) {
            return new ReadingResult.Refused(media, 413, "The file is larger than 10 MB. Send a smaller one.");
        }
        return media == MediaKind.OTHER
                ? new ReadingResult.Refused(
                        media,
                        415,
                        "The file is neither an XML nor a PDF document. Send the invoice as an e-invoice (XML) or as a"
                                + " PDF.")
                : new Admission.Admitted(media);
    }

    private static Admission admitXml(XmlGate.Look look) {
        if (look instanceof XmlGate.Look.Doctype) {
            return new ReadingResult.Refused(
                    MediaKind.XML,
                    400,
                    "The XML has a DOCTYPE. No e-invoice needs one, and it can do harm: send the invoice without it.");
        }
        if (look instanceof XmlGate.Look.Passed passed
                && passed.root().getLocalPart().equals("html")) {
            return new ReadingResult.Refused(
                    MediaKind.OTHER, 415, "The file is a web page. Send the invoice as XML or as a PDF.");
        }
        return new Admission.Admitted(MediaKind.XML);
    }

    private static ReadingResult readXml(byte[] xml) {
        XmlGate.Look look = XmlGate.look(xml);
        if (admitXml(look) instanceof ReadingResult.Refused refused) {
            return refused;
        }
        return look instanceof XmlGate.Look.Passed passed
                ? result(MediaKind.XML, XmlInvoices.read(passed.root(), xml))
                : new ReadingResult.Unreadable(MediaKind.XML, ((XmlGate.Look.Broken) look).reason());
    }

    private static ReadingResult readPdf(byte[] document) {
        if (!PdfGuard.isBearable(document)) {
            return unreadable("The PDF unpacks to an unbearable size. Look at it with care, or ask for another file.");
        }
        List<Attachment> attachments;
        try (PDDocument pdf = Loader.loadPDF(document)) {
            attachments = PdfAttachments.of(pdf);
        } catch (InvalidPasswordException e) {
            return unreadable("The PDF is protected by a password.");
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // the library answers damage with many kinds of exceptions
            return unreadable("The PDF is damaged and can't be opened.");
        }
        // what hangs there under another name may be anything, even another invoice: asked only if nothing else is
        // there
        boolean named = attachments.stream().anyMatch(EInvoiceReader::hasKnownName);
        return attachments.stream()
                .filter(named ? EInvoiceReader::hasKnownName : EInvoiceReader::isXml)
                .sorted(Comparator.comparingInt(EInvoiceReader::rank))
                .map(EInvoiceReader::readAttachment)
                .reduce(EInvoiceReader::better)
                .orElseGet(() -> unreadable("The PDF contains no e-invoice: it is only a picture or text for people."));
    }

    private static boolean hasKnownName(Attachment attachment) {
        return NAMES.contains(attachment.name());
    }

    private static boolean isXml(Attachment attachment) {
        byte[] content = attachment.content();
        return content != null && MediaKinds.of(content) == MediaKind.XML;
    }

    private static int rank(Attachment attachment) {
        return NAMES.indexOf(attachment.name());
    }

    private static ReadingResult readAttachment(Attachment attachment) {
        byte[] content = attachment.content();
        String name = attachment.name();
        if (content == null) {
            return unreadable("The file " + name + " in the PDF is damaged or too large.");
        }
        XmlGate.Look look = XmlGate.look(content);
        if (look instanceof XmlGate.Look.Passed passed) {
            return result(MediaKind.PDF, inPdf(name, XmlInvoices.read(passed.root(), content)));
        }
        if (look instanceof XmlGate.Look.Broken broken) {
            return unreadable("The file " + name + " in the PDF can't be read. " + broken.reason());
        }
        return unreadable("The file " + name + " in the PDF has a DOCTYPE, which can do harm: it was not read.");
    }

    private static XmlInvoices.Outcome inPdf(String name, XmlInvoices.Outcome outcome) {
        return outcome instanceof XmlInvoices.Outcome.Failed failed
                ? new XmlInvoices.Outcome.Failed("The file " + name + " in the PDF can't be read. " + failed.reason())
                : outcome;
    }

    /** The first that can be read; else the first reason, which is that of the most likely file. */
    private static ReadingResult better(ReadingResult first, ReadingResult second) {
        return first instanceof ReadingResult.Unreadable && second instanceof ReadingResult.Read ? second : first;
    }

    private static ReadingResult unreadable(String reason) {
        return new ReadingResult.Unreadable(MediaKind.PDF, reason);
    }

    private static ReadingResult result(MediaKind media, XmlInvoices.Outcome outcome) {
        if (outcome instanceof XmlInvoices.Outcome.Read read) {
            return new ReadingResult.Read(media, read.invoice(), read.findings());
        }
        return new ReadingResult.Unreadable(media, ((XmlInvoices.Outcome.Failed) outcome).reason());
    }
}
