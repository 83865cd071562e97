package dev.tandem.lead;

import dev.tandem.tasks.NextStep;
import java.util.List;

/** The cases that leads go through. Every method joins the caller's transaction. */
public interface LeadCases {

    /** Begins the cases of leads that were just registered, all at once. */
    void startAll(List<String> leadIds);

    /** What happens next in the case: open user tasks first, then what the program does or waits for. Empty if it has ended. */
    List<NextStep> next(String leadId);
}
