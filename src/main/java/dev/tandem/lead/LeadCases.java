package dev.tandem.lead;

import java.util.List;

/** The cases that leads go through. Every method joins the caller's transaction. */
public interface LeadCases {

    /** Begins the cases of leads that were just registered, all at once. */
    void startAll(List<String> leadIds);

    /** Names of the user tasks that the case waits for now, as people read them. */
    List<String> openTasks(String leadId);
}
