package dev.tandem.invoice.web;

import dev.tandem.documents.DocumentPages;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.Invoices;
import dev.tandem.invoice.reading.ReadableInvoice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

@RestController
@RequestMapping("/api/invoices/{id}/document")
@PreAuthorize(InvoiceAccess.MAY_SEE)
@Tag(name = "Documents", description = "The document of an invoice: as it came, and to look at")
class DocumentController {

    /** Nothing of a document runs anything, wherever it is opened. */
    private static final String CSP = "Content-Security-Policy";

    private final Invoices invoices;
    private final DocumentPages pages;
    private final ReadableInvoice readable;

    DocumentController(Invoices invoices, DocumentPages pages, ReadableInvoice readable) {
        this.invoices = invoices;
        this.pages = pages;
        this.readable = readable;
    }

    @GetMapping
    @Operation(summary = "Download the original, byte for byte")
    ResponseEntity<byte[]> original(@PathVariable String id) {
        Invoice.StoredDocument document = invoice(id).document();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(CSP, "default-src 'none'; sandbox")
                .body(invoices.content(id));
    }

    @GetMapping(path = "/pages/{page}", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(summary = "A picture of a page of a PDF")
    ResponseEntity<byte[]> page(@PathVariable String id, @PathVariable int page, WebRequest request) {
        Invoice.StoredDocument document = invoice(id).document();
        if (page < 1 || page > document.pages()) {
            throw new InvoiceNotFoundException("page " + page + " of the document of " + id);
        }
        // A browser asks each time: after a database was restored, the same id may be another document.
        CacheControl asked = CacheControl.noCache().cachePrivate();
        String tag = "\"" + document.sha256() + "\"";
        if (request.checkNotModified(tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .cacheControl(asked)
                    .eTag(tag)
                    .build();
        }
        return ResponseEntity.ok()
                .cacheControl(asked)
                .eTag(tag)
                .contentType(MediaType.IMAGE_PNG)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"page-" + page + ".png\"")
                .header(CSP, "default-src 'none'; sandbox")
                .body(pages.renderPng(invoices.content(id), page));
    }

    @GetMapping(path = "/html", produces = MediaType.TEXT_HTML_VALUE)
    @Operation(summary = "What an e-invoice says, as a page to read")
    ResponseEntity<String> html(@PathVariable String id) {
        var first = invoices.versions(id).stream().findFirst();
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"invoice.html\"")
                .header(CSP, "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox")
                .body(readable.html(first.orElseThrow(() -> new InvoiceNotFoundException("readable document of " + id))
                        .invoice()));
    }

    private Invoice invoice(String id) {
        return invoices.find(id).orElseThrow(() -> new InvoiceNotFoundException("invoice " + id));
    }
}
