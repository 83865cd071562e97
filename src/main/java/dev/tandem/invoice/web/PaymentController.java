package dev.tandem.invoice.web;

import dev.tandem.invoice.InvoicePayment;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/payments")
@Tag(name = "Payments", description = "Tell Tandem that an invoice was paid")
class PaymentController {

    private final InvoiceActions actions;

    PaymentController(InvoiceActions actions) {
        this.actions = actions;
    }

    @PostMapping
    @PreAuthorize(InvoiceAccess.MAY_TELL_OF_PAYMENTS)
    @Operation(
            summary = "Tell that an invoice was paid",
            description = "Amount and cash discount must make what the invoice says is payable. The same payment again"
                    + " changes nothing.",
            responses = {
                @ApiResponse(responseCode = "200", description = "It is recorded, and the case goes on"),
                @ApiResponse(responseCode = "404", description = "There is no such invoice or posting"),
                @ApiResponse(
                        responseCode = "409",
                        description = "The invoice takes no payment: not posted, paid already, withdrawn"),
                @ApiResponse(responseCode = "422", description = "Something of the payment can't be right, and what")
            })
    InvoicePayment pay(@RequestBody PaymentNotice notice) {
        return actions.pay(notice);
    }
}
