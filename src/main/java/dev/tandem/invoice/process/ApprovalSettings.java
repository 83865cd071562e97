package dev.tandem.invoice.process;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By when an invoice is approved, beside what the table "Who approves an invoice, and by when" says. All in working time.
 *
 * @param beforeDiscountEnds how long before the end of a cash discount's last day the approval is due at the latest, so that the
 *     payment can still be made
 * @param reminderBefore how long before the approval is due people are reminded; by default a quarter of the time that there is
 */
@ConfigurationProperties("tandem.invoice.approval")
record ApprovalSettings(
        @DefaultValue("PT8H") Duration beforeDiscountEnds,
        @Nullable Duration reminderBefore) {

    ApprovalSettings {
        if (beforeDiscountEnds.isNegative()) {
            throw new IllegalArgumentException(
                    "tandem.invoice.approval.before-discount-ends must be a duration like PT8H, not "
                            + beforeDiscountEnds);
        }
        if (reminderBefore != null && (reminderBefore.isNegative() || reminderBefore.isZero())) {
            throw new IllegalArgumentException(
                    "tandem.invoice.approval.reminder-before must be a duration like PT2H, not " + reminderBefore);
        }
    }
}
