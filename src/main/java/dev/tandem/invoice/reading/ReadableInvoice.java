package dev.tandem.invoice.reading;

import dev.tandem.invoice.InvoiceData;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Shows what an e-invoice says as a page that people can read. */
@Component
public class ReadableInvoice {

    private final ITemplateEngine templates;

    ReadableInvoice(ITemplateEngine templates) {
        this.templates = templates;
    }

    /**
     * A whole HTML page, in English. It needs nothing from elsewhere and runs nothing; whatever the invoice says is shown
     * as text.
     */
    public String html(InvoiceData invoice) {
        Context context = new Context(Locale.ENGLISH);
        context.setVariable("view", ReadableView.of(invoice));
        return templates.process("invoice/readable", context);
    }
}
