package dev.tandem.lead;

/** Leads that were sent in and are not in the register yet, as the rows of a file that is being imported. */
public interface ArrivingLeads {

    /**
     * Drops what waits under this mail address; what was taken from it already is in the register. Joins the caller's transaction.
     *
     * @param mail in lower case
     * @return false if more with this address may still turn up, as long as a file is being read; ask again then
     */
    boolean forget(String mail);
}
