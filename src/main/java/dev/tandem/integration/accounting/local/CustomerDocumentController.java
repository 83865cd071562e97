package dev.tandem.integration.accounting.local;

import dev.tandem.identity.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Customers", description = "Orders and invoices of customers, where Tandem keeps the books")
@ConditionalOnProperty(name = "tandem.accounting.system", havingValue = "local", matchIfMissing = true)
class CustomerDocumentController {

    private final CustomerDocuments documents;
    private final CurrentUser currentUser;

    CustomerDocumentController(CustomerDocuments documents, CurrentUser currentUser) {
        this.documents = documents;
        this.currentUser = currentUser;
    }

    /** An order or invoice that somebody tells of. */
    @Schema(name = "CustomerDocument")
    record DocumentNotice(
            @Schema(description = "Its number") @Nullable String document,

            @Schema(
                    description = "order or invoice",
                    allowableValues = {"order", "invoice"})
            @Nullable
            String kind,

            @Nullable LocalDate date,
            @Nullable BigDecimal amount) {}

    @PostMapping("/api/accounting/customers/{customer}/documents")
    @PreAuthorize(CustomersController.MAY_RECORD)
    @Operation(
            summary = "Tell of an order or invoice of a customer",
            description = "The first one is the customer's first business. The same one again changes nothing.",
            responses = {
                @ApiResponse(responseCode = "200", description = "It was recorded before"),
                @ApiResponse(responseCode = "201", description = "It is recorded"),
                @ApiResponse(responseCode = "404", description = "There is no such customer"),
                @ApiResponse(
                        responseCode = "409",
                        description = "The customer is blocked or closed, or has another document of this number"),
                @ApiResponse(responseCode = "422", description = "Something of it can't be right, and what")
            })
    ResponseEntity<DocumentNotice> record(@PathVariable String customer, @RequestBody DocumentNotice notice) {
        boolean isNew = documents.record(customer, document(notice), currentUser.userId());
        return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK).body(notice);
    }

    private static CustomerDocument document(DocumentNotice notice) {
        String number = notice.document();
        LocalDate date = notice.date();
        BigDecimal amount = notice.amount();
        if (number == null || date == null || amount == null) {
            throw unfit("Say the \"document\" (its number), its \"date\" (for example 2026-11-20) and \"amount\".");
        }
        CustomerDocument.Kind kind = CustomerDocument.Kind.called(notice.kind())
                .orElseThrow(() -> unfit("\"kind\" is \"order\" or \"invoice\"."));
        return new CustomerDocument(number.strip(), kind, date, amount);
    }

    private static DocumentRefusedException unfit(String why) {
        return new DocumentRefusedException(HttpStatus.UNPROCESSABLE_ENTITY, why);
    }
}
