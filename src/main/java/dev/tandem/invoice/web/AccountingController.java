package dev.tandem.invoice.web;

import dev.tandem.integration.accounting.Account;
import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.CostCentre;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/accounting")
@PreAuthorize(InvoiceAccess.MAY_SEE)
@Tag(name = "Accounting", description = "What the lines of an invoice can be booked on")
class AccountingController {

    private final Accounting accounting;

    AccountingController(Accounting accounting) {
        this.accounting = accounting;
    }

    @GetMapping("/accounts")
    @Operation(summary = "Accounts that the lines of an invoice may be posted to, by number")
    List<Account> accounts() {
        return accounting.accounts();
    }

    @GetMapping("/cost-centres")
    @Operation(summary = "Cost centres that an expense may be booked on, by number")
    List<CostCentre> costCentres() {
        return accounting.costCentres();
    }
}
