package dev.tandem.onboarding.setup;

/** A system in which a customer is set up. */
enum OutsideSystem {
    ACCOUNTING("serviceTask_openInAccounting", "accounting_undone_at"),
    CRM("serviceTask_registerInCrm", "crm_undone_at"),
    ACCESS("serviceTask_createAccess", "access_undone_at");

    private final String activityId;
    private final String undoneAt;

    OutsideSystem(String activityId, String undoneAt) {
        this.activityId = activityId;
        this.undoneAt = undoneAt;
    }

    /** The activity of the model that asks for the effect, and so a part of its key. */
    String activityId() {
        return activityId;
    }

    /** Column that says when it was undone here. */
    String undoneAt() {
        return undoneAt;
    }
}
