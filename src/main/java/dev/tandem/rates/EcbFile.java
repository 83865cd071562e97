package dev.tandem.rates;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A file of euro foreign exchange reference rates as the European Central Bank publishes them
 * ({@code eurofxref-daily.xml}, {@code eurofxref-hist-90d.xml}, {@code eurofxref-hist.xml}).
 *
 * @param publisher as the file names it
 * @param rates per day and currency: units of the currency for one euro
 */
record EcbFile(String publisher, SortedMap<LocalDate, Map<String, BigDecimal>> rates) {

    static final int MAX_SIZE = 20_000_000;
    private static final String NAMESPACE = "http://www.ecb.int/vocabulary/2002-08-01/eurofxref";
    private static final String CUBE = "Cube";
    private static final int LONGEST_PUBLISHER = 100;
    private static final XMLInputFactory XML = factory();

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** @throws RatesRefusedException saying in plain words what is wrong and where */
    static EcbFile read(byte[] xml, LocalDate today) throws RatesRefusedException {
        if (xml.length > MAX_SIZE) {
            throw new RatesRefusedException("The file is larger than " + MAX_SIZE / 1_000_000 + " MB.");
        }
        var content = new Content(today);
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                content.take(reader, reader.next());
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            throw new RatesRefusedException("The file is no proper XML; line " + line + " can't be read.");
        }
        if (content.rates.isEmpty()) {
            throw new RatesRefusedException(
                    "There are no rates in the file. A file of the European Central Bank has them in elements \"Cube\".");
        }
        return new EcbFile(shortened(content.publisher, LONGEST_PUBLISHER), content.rates);
    }

    private static String shortened(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    private static final class Content {

        private final LocalDate today;
        private final SortedMap<LocalDate, Map<String, BigDecimal>> rates = new TreeMap<>();
        private @Nullable LocalDate day;
        private Map<String, BigDecimal> ofDay = Map.of();
        private boolean inName;
        private String publisher = "";

        private Content(LocalDate today) {
            this.today = today;
        }

        void take(XMLStreamReader reader, int event) throws RatesRefusedException {
            switch (event) {
                case XMLStreamConstants.DTD ->
                    throw new RatesRefusedException("The file has a DOCTYPE, which files of rates don't need.");
                case XMLStreamConstants.START_ELEMENT -> {
                    inName = reader.getLocalName().equals("name");
                    if (reader.getLocalName().equals(CUBE) && NAMESPACE.equals(reader.getNamespaceURI())) {
                        takeCube(reader);
                    }
                }
                case XMLStreamConstants.CHARACTERS -> {
                    if (inName && publisher.length() < LONGEST_PUBLISHER) {
                        publisher += reader.getText().strip();
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> inName = false;
                default -> {}
            }
        }

        private void takeCube(XMLStreamReader reader) throws RatesRefusedException {
            String time = reader.getAttributeValue(null, "time");
            String currency = reader.getAttributeValue(null, "currency");
            String rate = reader.getAttributeValue(null, "rate");
            if (time != null) {
                day = day(time, reader);
                ofDay = new LinkedHashMap<>();
                if (rates.putIfAbsent(day, ofDay) != null) {
                    throw refused(reader, "the day " + day + " comes twice");
                }
            }
            if (currency != null || rate != null) {
                if (day == null) {
                    throw refused(reader, "a rate stands outside of a day");
                }
                if (currency == null || !currency.matches("[A-Z]{3}")) {
                    throw refused(reader, "\"" + shown(currency) + "\" is no code of a currency");
                }
                if (ofDay.putIfAbsent(currency, rate(rate, reader)) != null) {
                    throw refused(reader, currency + " comes twice on " + day);
                }
            }
        }

        private LocalDate day(String text, XMLStreamReader reader) throws RatesRefusedException {
            LocalDate parsed;
            try {
                parsed = LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw refused(reader, "\"" + shown(text) + "\" is no date like 2026-11-20");
            }
            if (parsed.isAfter(today)) {
                throw refused(reader, "the day " + parsed + " has not come yet");
            }
            return parsed;
        }

        private BigDecimal rate(@Nullable String text, XMLStreamReader reader) throws RatesRefusedException {
            if (text == null || !text.matches("[0-9]{1,12}(\\.[0-9]{1,12})?") || new BigDecimal(text).signum() == 0) {
                throw refused(reader, "\"" + shown(text) + "\" is no rate like 1.0834");
            }
            return new BigDecimal(text);
        }

        private static String shown(@Nullable String text) {
            return text == null ? "" : shortened(text, 40);
        }

        private static RatesRefusedException refused(XMLStreamReader reader, String why) {
            return new RatesRefusedException(
                    "Line " + reader.getLocation().getLineNumber() + " of the file: " + why + ".");
        }
    }
}
