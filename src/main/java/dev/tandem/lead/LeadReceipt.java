package dev.tandem.lead;

import java.util.List;

/** What became of a lead that was sent in. */
public sealed interface LeadReceipt {

    /** A new case has begun. */
    record Accepted(String leadId) implements LeadReceipt {}

    /** The same lead, or the same sending, is this case already. */
    record AlreadyKnown(String leadId) implements LeadReceipt {}

    /** The key was used for another lead before. */
    record KeyUsedBefore(String leadId) implements LeadReceipt {}

    /** It was not taken in. */
    record Refused(List<LeadProblem> problems) implements LeadReceipt {}
}
