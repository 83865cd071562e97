package dev.tandem.lead.web;

import dev.tandem.lead.Leads;
import dev.tandem.lead.match.Candidate;
import dev.tandem.lead.match.LeadMatches;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Leads")
class CandidateController {

    private final Leads leads;
    private final LeadMatches matches;

    CandidateController(Leads leads, LeadMatches matches) {
        this.leads = leads;
        this.matches = matches;
    }

    @GetMapping("/api/leads/{id}/candidates")
    @PreAuthorize(LeadAccess.MAY_SEE)
    @Operation(
            summary = "Contacts of the CRM that a lead may be, the likeliest first, with what is the same",
            description = "Asked of the CRM at this moment; 503 if it does not answer.")
    List<Candidate> candidates(@PathVariable String id) {
        return matches.candidates(leads.find(id).orElseThrow(() -> new LeadNotFoundException(id)));
    }
}
