package dev.tandem.invoice.web;

import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.Supplier;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/suppliers")
@Tag(name = "Suppliers", description = "Suppliers as accounting has them")
class SupplierController {

    private static final int LIMIT = 50;

    private final Accounting accounting;

    SupplierController(Accounting accounting) {
        this.accounting = accounting;
    }

    @GetMapping
    @PreAuthorize(InvoiceAccess.MAY_SEE)
    @Operation(summary = "Find suppliers by part of the name, the VAT id or the id; at most 50")
    List<Supplier> find(@RequestParam(defaultValue = "") String q) {
        return accounting.findSuppliers(q, LIMIT);
    }
}
