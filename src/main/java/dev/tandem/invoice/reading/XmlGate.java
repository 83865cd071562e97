package dev.tandem.invoice.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLFilter;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Looks through XML before anything else touches it: whether it is well-formed, of a bearable depth and size, and
 * without a DOCTYPE. Nothing that the document names is ever opened.
 */
final class XmlGate {

    private static final int DEEPEST = 100;
    private static final int MOST_ELEMENTS = 500_000;

    /** What the look showed. */
    sealed interface Look {

        /** XML that may be read. */
        record Passed(QName root) implements Look {}

        /** XML with a DOCTYPE. */
        record Doctype() implements Look {}

        /** What can't be read as XML. */
        record Broken(String reason) implements Look {}
    }

    private XmlGate() {}

    static Look look(byte[] xml) {
        Handler handler = new Handler();
        try {
            XMLReader reader = reader(false);
            reader.setContentHandler(handler);
            reader.setErrorHandler(handler);
            reader.setProperty("http://xml.org/sax/properties/lexical-handler", handler);
            reader.parse(input(xml));
        } catch (DoctypeFound e) {
            return new Look.Doctype();
        } catch (TooMuch e) {
            return new Look.Broken(e.reason);
        } catch (SAXParseException e) {
            return new Look.Broken("The XML is broken in line " + e.getLineNumber() + ", column " + e.getColumnNumber()
                    + ": " + sentence(e.getMessage()));
        } catch (UnsupportedEncodingException e) {
            return new Look.Broken("The XML names an encoding that does not exist: " + sentence(e.getMessage()));
        } catch (IOException e) {
            // the parser reports bytes that don't fit the declared encoding this way
            return new Look.Broken("The XML holds bytes that do not fit its encoding: " + sentence(e.getMessage()));
        } catch (SAXException e) {
            return new Look.Broken("The XML can't be read: " + sentence(e.getMessage()));
        }
        QName root = handler.root;
        return root == null ? new Look.Broken("The XML has no content.") : new Look.Passed(root);
    }

    /** The document for a reader behind the gate; a DOCTYPE stops it here as well. */
    static SAXSource source(byte[] xml) {
        return new SAXSource(reader(true), input(xml));
    }

    /** The document, seen through a filter. */
    static SAXSource source(byte[] xml, XMLFilter filter) {
        filter.setParent(reader(true));
        return new SAXSource(filter, input(xml));
    }

    private static InputSource input(byte[] xml) {
        return new InputSource(new ByteArrayInputStream(xml));
    }

    private static XMLReader reader(boolean refuseDoctype) {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", refuseDoctype);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            XMLReader reader = factory.newSAXParser().getXMLReader();
            speakEnglish(reader);
            return reader;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("Java's XML parser lacks a security feature", e);
        }
    }

    /** Else the messages come in the language of the machine: only the root locale is never replaced by it. */
    @SuppressWarnings("deprecation")
    private static void speakEnglish(XMLReader reader) throws SAXException {
        if (reader instanceof org.xml.sax.Parser parser) {
            parser.setLocale(Locale.ROOT);
        }
    }

    private static String sentence(@Nullable String message) {
        String text = message == null ? "no details" : message.strip();
        String cut = text.length() > 300 ? text.substring(0, 300) + "…" : text;
        return cut.endsWith(".") ? cut : cut + ".";
    }

    private static final class DoctypeFound extends SAXException {}

    private static final class TooMuch extends SAXException {

        private final String reason;

        TooMuch(String reason) {
            super(reason);
            this.reason = reason;
        }
    }

    private static final class Handler extends DefaultHandler2 {

        private @Nullable QName root;
        private int depth;
        private int elements;

        @Override
        public void startDTD(String name, @Nullable String publicId, @Nullable String systemId) throws SAXException {
            throw new DoctypeFound();
        }

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes)
                throws SAXException {
            if (root == null) {
                root = new QName(uri, localName);
            }
            if (++depth > DEEPEST) {
                throw new TooMuch("The XML is nested deeper than " + DEEPEST + " levels, which no invoice is.");
            }
            if (++elements > MOST_ELEMENTS) {
                throw new TooMuch("The XML has more than " + MOST_ELEMENTS + " elements: too many for an invoice.");
            }
        }

        @Override
        public void endElement(String uri, String localName, String qName) {
            depth--;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
