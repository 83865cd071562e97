package dev.tandem.invoice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as the register has it.
 *
 * @param id the case id
 * @param document what was sent in; its content is kept byte for byte
 * @param receivedBy id of the signed-in user, or {@code folder}
 * @param unreadableReason why a person has to key it in, in plain words; null if it could be read
 * @param keyedIn whether a person keyed in or corrected the data
 * @param data what the invoice says; null until it was read or keyed in
 * @param supplierId id in accounting, once known
 * @param postingId document number in accounting, once posted
 */
public record Invoice(
        String id,
        InvoiceState state,
        StoredDocument document,
        Instant receivedAt,
        String receivedBy,
        Channel channel,
        @Nullable String processInstanceId,
        @Nullable String unreadableReason,
        boolean keyedIn,
        @Nullable InvoiceData data,
        @Nullable String supplierId,
        @Nullable String postingId) {

    /**
     * A document.
     *
     * @param name file name as the sender gave it, without folders
     * @param mediaType found from the content
     * @param size in bytes
     * @param pages number of pages that can be shown as pictures; 0 if it is no PDF
     * @param sha256 of the content, in hexadecimal
     */
    public record StoredDocument(String name, String mediaType, long size, int pages, String sha256) {}

    /**
     * The data.
     *
     * @throws IllegalStateException if the invoice was neither read nor keyed in
     */
    public InvoiceData requiredData() {
        if (data == null) {
            throw new IllegalStateException(id + " has no data yet: it was neither read nor keyed in");
        }
        return data;
    }

    /**
     * The supplier.
     *
     * @throws IllegalStateException if nobody has said yet who it is
     */
    public String requiredSupplierId() {
        if (supplierId == null) {
            throw new IllegalStateException(id + " has no supplier yet");
        }
        return supplierId;
    }
}
