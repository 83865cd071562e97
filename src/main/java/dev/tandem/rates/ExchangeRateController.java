package dev.tandem.rates;

import dev.tandem.identity.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/exchange-rates")
@Tag(name = "Exchange rates", description = "Rates by which invoices in other currencies are held against limits")
class ExchangeRateController {

    private final RateLoader loader;
    private final Rates rates;
    private final CurrentUser currentUser;

    ExchangeRateController(RateLoader loader, Rates rates, CurrentUser currentUser) {
        this.loader = loader;
        this.rates = rates;
        this.currentUser = currentUser;
    }

    @PostMapping(consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
    @PreAuthorize("hasAnyRole('finance', 'camunda-admin')")
    @Operation(
            summary = "Load rates from a file of the European Central Bank",
            description =
                    "eurofxref-daily.xml or eurofxref-hist-90d.xml. Rates of the days in the file are replaced, all or"
                            + " none; other days stay.",
            responses = {
                @ApiResponse(responseCode = "200", description = "The rates are in the table"),
                @ApiResponse(
                        responseCode = "422",
                        description = "The file can't be taken, and why; nothing was changed")
            })
    RateLoader.Loaded load(@RequestBody byte[] xml) {
        try {
            return loader.load(xml, "sent in by " + currentUser.userId());
        } catch (RatesRefusedException e) {
            throw problem(HttpStatus.UNPROCESSABLE_ENTITY, Objects.requireNonNull(e.getMessage()));
        }
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('clerks', 'approvers', 'managers', 'finance', 'operations', 'camunda-admin')")
    @Operation(summary = "The rate that counts on a day: the last one that was published by then")
    ExchangeRate on(
            @Parameter(description = "ISO 4217 code, for example USD") @RequestParam String currency,
            @Parameter(description = "What it is converted to") @RequestParam(defaultValue = "EUR") String base,
            @Parameter(description = "For example 2026-11-20; today if left out")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate day) {
        LocalDate wanted = day == null ? LocalDate.now(ZoneOffset.UTC) : day;
        return rates.on(currency, base, wanted)
                .orElseThrow(() -> problem(
                        HttpStatus.NOT_FOUND,
                        "There is no rate of this currency for " + wanted + ". Load one, or ask for another day."));
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
