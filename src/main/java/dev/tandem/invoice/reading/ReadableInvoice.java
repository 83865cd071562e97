package dev.tandem.invoice.reading;

@org.springframework.stereotype.Component
public class ReadableInvoice {
    public String html(dev.tandem.invoice.InvoiceData d) {
        return "";
    }
}
