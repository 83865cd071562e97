package dev.tandem.invoice.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Gives the elements of ZUGFeRD 1.0 the names that they have since UN/CEFACT CII D16B, on which it was built early: what
 * an invoice says is said in the same places, under names that changed.
 */
final class Zugferd1Filter extends XMLFilterImpl {

    static final String ROOT = "CrossIndustryDocument";

    private static final String RSM = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
    private static final String RAM =
            "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100";
    private static final String UDT = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry(ROOT, "CrossIndustryInvoice"),
            Map.entry("SpecifiedExchangedDocumentContext", "ExchangedDocumentContext"),
            Map.entry("HeaderExchangedDocument", "ExchangedDocument"),
            Map.entry("SpecifiedSupplyChainTradeTransaction", "SupplyChainTradeTransaction"),
            Map.entry("ApplicableSupplyChainTradeAgreement", "ApplicableHeaderTradeAgreement"),
            Map.entry("ApplicableSupplyChainTradeDelivery", "ApplicableHeaderTradeDelivery"),
            Map.entry("ApplicableSupplyChainTradeSettlement", "ApplicableHeaderTradeSettlement"),
            Map.entry("SpecifiedSupplyChainTradeAgreement", "SpecifiedLineTradeAgreement"),
            Map.entry("SpecifiedSupplyChainTradeDelivery", "SpecifiedLineTradeDelivery"),
            Map.entry("SpecifiedSupplyChainTradeSettlement", "SpecifiedLineTradeSettlement"),
            Map.entry("ApplicablePercent", "RateApplicablePercent"));

    private final Deque<String> path = new ArrayDeque<>();
    private int skipped;

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
        // dates of references changed their form, and nobody asks for them
        if (skipped > 0 || localName.equals("IssueDateTime") && isReference()) {
            skipped++;
            return;
        }
        String name = renamed(localName);
        super.startElement(namespace(uri), name, name, attributes);
        path.push(localName);
    }

    @Override
    public void endElement(String uri, String localName, String qName) throws SAXException {
        if (skipped > 0) {
            skipped--;
            return;
        }
        path.pop();
        String name = renamed(localName);
        super.endElement(namespace(uri), name, name);
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        if (skipped == 0) {
            super.characters(text, start, length);
        }
    }

    private boolean isReference() {
        return !path.isEmpty() && path.peek().endsWith("ReferencedDocument");
    }

    private String renamed(String name) {
        String parent = path.isEmpty() ? "" : path.peek();
        if (name.equals("SpecifiedTradeSettlementMonetarySummation")) {
            return parent.equals("SpecifiedSupplyChainTradeSettlement")
                    ? "SpecifiedTradeSettlementLineMonetarySummation"
                    : "SpecifiedTradeSettlementHeaderMonetarySummation";
        }
        if (name.equals("ID") && isReference()) {
            return "IssuerAssignedID";
        }
        return NAMES.getOrDefault(name, name);
    }

    private static String namespace(String uri) {
        if (uri.contains("CrossIndustryDocument") || uri.startsWith("urn:ferd:")) {
            return RSM;
        }
        if (uri.contains("ReusableAggregateBusinessInformationEntity")) {
            return RAM;
        }
        return uri.contains("UnqualifiedDataType") ? UDT : uri;
    }
}
