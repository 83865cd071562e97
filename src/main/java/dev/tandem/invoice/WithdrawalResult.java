package dev.tandem.invoice;

/** What became of the wish to withdraw an invoice. */
public sealed interface WithdrawalResult {

    /** It is under way, by this call or by an earlier one of the same person for the same reason. */
    record Accepted(Withdrawal withdrawal) implements WithdrawalResult {}

    /** It can't be withdrawn (any more), for a reason in plain words. */
    record Refused(String reason) implements WithdrawalResult {}
}
