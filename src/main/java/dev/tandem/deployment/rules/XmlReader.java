package dev.tandem.deployment.rules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.Locator2;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Takes XML apart with the parser that the engine uses too, so that both read the same, and without anything that reaches
 * beyond the file.
 */
final class XmlReader {

    static final int MOST_ELEMENTS = 50_000;
    static final int DEEPEST = 100;

    private static final Set<String> ENCODINGS = Set.of("UTF-8", "UTF8", "US-ASCII", "ASCII");

    private XmlReader() {}

    static XmlElement read(byte[] content) throws UnreadableException {
        Reading reading = new Reading();
        try {
            parser().parse(new InputSource(new ByteArrayInputStream(content)), reading);
            if (reading.root == null) {
                throw new UnreadableException("is empty. Save the model again in Camunda Modeler.", 0);
            }
            return reading.root;
        } catch (Refused e) {
            throw e.reason;
        } catch (SAXParseException e) {
            String message = String.valueOf(e.getMessage());
            throw new UnreadableException(
                    message.contains("DOCTYPE")
                            ? "has a DOCTYPE, by which files and addresses could be read. Take it out."
                            : "is no well-formed XML: " + message + " Save the model again in Camunda Modeler.",
                    Math.max(0, e.getLineNumber()));
        } catch (SAXException | IOException | RuntimeException e) {
            throw new UnreadableException(
                    "can't be read as XML: " + e.getMessage() + " Save the model again in Camunda Modeler.", 0);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SAXParser parser() throws ParserConfigurationException, SAXException {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setXIncludeAware(false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newSAXParser();
    }

    private static final class Refused extends SAXException {

        private final transient UnreadableException reason;

        Refused(UnreadableException reason) {
            super(reason);
            this.reason = reason;
        }
    }

    private static final class Reading extends DefaultHandler {

        private @Nullable Locator locator;
        private @Nullable XmlElement root;
        private @Nullable XmlElement current;
        private int depth;
        private int elements;

        @Override
        public void setDocumentLocator(Locator given) {
            this.locator = given;
        }

        @Override
        public void startElement(String uri, String localName, String qName, Attributes given) throws SAXException {
            if (elements == 0) {
                checkEncoding();
            }
            if (++elements > MOST_ELEMENTS || ++depth > DEEPEST) {
                throw refused("is too large or too deeply nested: at most " + MOST_ELEMENTS + " elements, " + DEEPEST
                        + " deep. Split the model.");
            }
            List<XmlElement.Attribute> attributes = new ArrayList<>();
            for (int i = 0; i < given.getLength(); i++) {
                attributes.add(new XmlElement.Attribute(given.getURI(i), given.getLocalName(i), given.getValue(i)));
            }
            current = new XmlElement(uri, localName, line(), attributes, current);
            if (root == null) {
                root = current;
            }
        }

        @Override
        public void endElement(String uri, String localName, String qName) {
            depth--;
            current = current == null ? null : current.parent();
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            if (current != null) {
                current.append(characters, start, length);
            }
        }

        @Override
        public void processingInstruction(String target, String data) throws SAXException {
            throw refused("has a processing instruction (<?" + target + " ...?>), which no model needs. Take it out.");
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }

        private void checkEncoding() throws SAXException {
            if (locator instanceof Locator2 here) {
                String encoding = here.getEncoding();
                if (encoding != null && !ENCODINGS.contains(encoding.toUpperCase(Locale.ROOT))) {
                    throw refused("is written in " + encoding + ". Save it in UTF-8, as Camunda Modeler does.");
                }
                String version = here.getXMLVersion();
                if (version != null && !version.equals("1.0")) {
                    throw refused("is XML " + version + ". Save it as XML 1.0, as Camunda Modeler does.");
                }
            }
        }

        private Refused refused(String sentence) {
            return new Refused(new UnreadableException(sentence, line()));
        }

        private int line() {
            return locator == null ? 0 : Math.max(0, locator.getLineNumber());
        }
    }
}
