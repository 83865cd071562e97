package dev.tandem.invoice;

import dev.tandem.documents.DocumentPages;
import dev.tandem.invoice.reading.Admission;
import dev.tandem.invoice.reading.InvoiceReader;
import dev.tandem.invoice.reading.MediaKind;
import dev.tandem.invoice.reading.ReadingResult;
import dev.tandem.tasks.Decision;
import dev.tandem.tasks.DecisionTrail;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes documents in, by whichever way they come: each becomes one case, however often it is sent. */
@Component
public class InvoiceIntake {

    /** Largest document, in bytes. */
    public static final int MAX_SIZE = 10 * 1024 * 1024;

    private static final int TRIES = 5;

    private final Invoices invoices;
    private final InvoiceCases cases;
    private final InvoiceReader reader;
    private final DocumentPages pages;
    private final DecisionTrail trail;
    private final TransactionTemplate transaction;

    InvoiceIntake(
            Invoices invoices,
            InvoiceCases cases,
            InvoiceReader reader,
            DocumentPages pages,
            DecisionTrail trail,
            TransactionTemplate transaction) {
        this.invoices = invoices;
        this.cases = cases;
        this.reader = reader;
        this.pages = pages;
        this.trail = trail;
        this.transaction = transaction;
    }

    /** Registers the document and begins its case, in a transaction of its own. */
    public Intake take(IncomingDocument document) {
        Admission admission = admit(document);
        if (admission instanceof ReadingResult.Refused refused) {
            return new Intake.Refused(refused.status(), refused.reason());
        }
        RuntimeException race = null;
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                return transaction.execute(status -> {
                    Intake intake = registerOnce(document, admission.media());
                    return intake instanceof Intake.Accepted accepted
                            ? new Intake.Accepted(accepted.caseId(), cases.start(accepted.caseId()))
                            : intake;
                });
            } catch (DuplicateKeyException | TransientDataAccessException e) {
                // the same document came in at the same moment, and maybe the lock took too long: the next look finds
                // its case
                race = e;
            }
        }
        throw new IllegalStateException("The same document is being sent in again and again", race);
    }

    /**
     * Registers a document whose case is just beginning: for the start form of the process. Joins the caller's transaction.
     */
    public Intake register(IncomingDocument document) {
        Admission admission = admit(document);
        return admission instanceof ReadingResult.Refused refused
                ? new Intake.Refused(refused.status(), refused.reason())
                : registerOnce(document, admission.media());
    }

    private Admission admit(IncomingDocument document) {
        return document.content().length > MAX_SIZE
                ? new ReadingResult.Refused(MediaKind.OTHER, 413, "The file is larger than 10 MB. Send a smaller one.")
                : reader.admit(document.content());
    }

    private Intake registerOnce(IncomingDocument document, MediaKind media) {
        String sha256 = sha256(document.content());
        String key = document.idempotencyKey();
        if (key != null) {
            Optional<Invoices.KeyUse> use = invoices.keyUse(document.sender(), key);
            if (use.isPresent()) {
                return use.get().sha256().equals(sha256)
                        ? new Intake.AlreadyKnown(use.get().caseId())
                        : new Intake.KeyUsedBefore(use.get().caseId());
            }
        }
        Optional<String> known = invoices.liveCase(sha256);
        if (known.isPresent()) {
            rememberKey(document, key, sha256, known.get());
            return new Intake.AlreadyKnown(known.get());
        }
        int pageCount = media == MediaKind.PDF ? pages.pageCount(document.content()) : 0;
        String caseId = invoices.register(document, sha256, media.mediaType(), pageCount);
        rememberKey(document, key, sha256, caseId);
        trail.add(new Decision(
                caseId,
                "startEvent_invoiceReceived",
                "Invoice received",
                document.sender(),
                "received",
                null,
                Instant.now()));
        return new Intake.Accepted(caseId, List.of());
    }

    private void rememberKey(IncomingDocument document, @Nullable String key, String sha256, String caseId) {
        if (key != null) {
            invoices.rememberKey(document.sender(), key, sha256, caseId);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
