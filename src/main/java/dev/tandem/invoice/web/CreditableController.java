package dev.tandem.invoice.web;

import dev.tandem.invoice.Invoices;
import dev.tandem.invoice.credit.CreditNotes;
import dev.tandem.invoice.credit.Creditable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Invoices")
class CreditableController {

    private final Invoices invoices;
    private final CreditNotes credits;

    CreditableController(Invoices invoices, CreditNotes credits) {
        this.invoices = invoices;
        this.credits = credits;
    }

    @GetMapping("/api/invoices/{id}/creditable")
    @PreAuthorize(InvoiceAccess.MAY_SEE)
    @Operation(
            summary =
                    "Posted invoices of the same supplier that a credit note may correct, with what is left of each; the"
                            + " latest first, at most 200")
    List<Creditable> creditable(@PathVariable String id) {
        return credits.creditable(invoices.find(id).orElseThrow(() -> new InvoiceNotFoundException("invoice " + id)));
    }
}
