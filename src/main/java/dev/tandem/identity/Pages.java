package dev.tandem.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages to sign in and to start from. */
@Controller
class Pages {

    private final CurrentUser currentUser;
    private final boolean local;
    private final boolean ownBooks;
    private final boolean ownCrm;
    private final boolean ownAccess;

    Pages(CurrentUser currentUser, Environment environment) {
        this.currentUser = currentUser;
        this.local = LocalProfile.isActive(environment);
        this.ownBooks = "local".equals(environment.getProperty("tandem.accounting.system", "local"));
        this.ownCrm = "local".equals(environment.getProperty("tandem.crm.system", "local"));
        this.ownAccess = "local".equals(environment.getProperty("tandem.access.system", "local"));
    }

    @GetMapping(SecurityConfiguration.SIGN_IN)
    String signIn(@RequestParam Map<String, String> parameters, Model model) {
        if (currentUser.isSignedIn() && parameters.isEmpty()) {
            return "redirect:/";
        }
        model.addAttribute("refused", parameters.containsKey("refused"));
        model.addAttribute("signedOut", parameters.containsKey("signedOut"));
        model.addAttribute("local", local);
        return "identity/sign-in";
    }

    @GetMapping("/")
    String start(Model model) {
        model.addAttribute("name", currentUser.displayName());
        model.addAttribute(
                "groups",
                currentUser.groups().stream().sorted().map(AccessSetup::nameOf).collect(Collectors.joining(", ")));
        model.addAttribute("places", places());
        return "identity/start";
    }

    /** Leads each kind of user to where they work; the most usual place first. */
    private List<Place> places() {
        boolean administrator = currentUser.isIn(Groups.ADMINISTRATORS);
        List<Place> places = new ArrayList<>();
        if (currentUser.isIn(Groups.EMPLOYEES.toArray(String[]::new)) || administrator) {
            places.add(new Place("Your tasks", "/camunda/app/tasklist/default/", "What waits for you and your group."));
        }
        if (currentUser.isIn(Groups.SEE_INVOICES.toArray(String[]::new)) || administrator) {
            places.add(new Place("Invoices", "/invoices", "Find one, and see how far it is."));
        }
        if (currentUser.isIn(Groups.CLERKS) || administrator) {
            places.add(new Place(
                    "Send in an invoice",
                    "/camunda/app/tasklist/default/#/?processStart=invoice-approval",
                    "Upload an e-invoice or a PDF. Its approval begins at once."));
        }
        if (ownBooks && (currentUser.isIn(Groups.FINANCE) || administrator)) {
            places.add(new Place(
                    "Open items", "/accounting/open-items", "Posted invoices to be paid; record what was paid."));
        }
        if (currentUser.isIn(Groups.SALES, Groups.SALES_LEADS) || administrator) {
            places.add(new Place("Leads", "/leads", "Who is interested, how far each is, and whose it is."));
            places.add(new Place(
                    "Enter a lead",
                    "/camunda/app/tasklist/default/#/?processStart=lead-assignment",
                    "Somebody called, or gave you a card: the lead goes on its way at once."));
            places.add(new Place("Import leads", "/leads/imports", "Many leads at once, from a spreadsheet."));
            places.add(new Place("Teams", "/teams", "Who takes leads, how many, and who is away."));
        }
        if (ownCrm && (currentUser.isIn(Groups.SALES, Groups.SALES_LEADS) || administrator)) {
            places.add(new Place("Customers", "/crm", "Contacts, companies and opportunities, and whose they are."));
        }
        if (currentUser.isIn(Groups.SEE_APPLICATIONS.toArray(String[]::new)) || administrator) {
            places.add(new Place(
                    "Onboarding",
                    "/onboardings",
                    "Who wants to become a customer, how far each is, and what is missing."));
        }
        if (currentUser.isIn(Groups.ONBOARDING, Groups.SALES, Groups.SALES_LEADS) || administrator) {
            places.add(new Place(
                    "Enter an application",
                    "/camunda/app/tasklist/default/#/?processStart=customer-onboarding",
                    "Somebody wants to become a customer: the application is checked at once."));
        }
        boolean setsUpCustomers =
                currentUser.isIn(Groups.ONBOARDING, Groups.COMPLIANCE, Groups.COMPLIANCE_HEADS) || administrator;
        if (ownBooks && (setsUpCustomers || currentUser.isIn(Groups.FINANCE))) {
            places.add(new Place(
                    "Customers in the books",
                    "/accounting/customers",
                    "Who may order, and who is blocked; finance records first orders and invoices."));
        }
        if (ownAccess && setsUpCustomers) {
            places.add(new Place("Portal accounts", "/accounts", "With what customers sign in."));
        }
        if (currentUser.isIn(Groups.COMPLIANCE, Groups.COMPLIANCE_HEADS) || administrator) {
            places.add(new Place("Screening", "/screening", "Hold a name against the sanctions list."));
        }
        if (currentUser.isIn(Groups.OPERATIONS) || administrator) {
            places.add(new Place("Mails", "/mails", "What has not gone out, and why; have it tried again."));
            places.add(new Place(
                    "Housekeeping", "/housekeeping", "What is kept for how long, and what the last night removed."));
        }
        if (currentUser.isIn(Groups.PROCESS_OWNERS, Groups.OPERATIONS) || administrator) {
            places.add(new Place(
                    "Cockpit",
                    "/camunda/app/cockpit/default/",
                    currentUser.isIn(Groups.PROCESS_OWNERS)
                            ? "Your processes: which versions run, how many cases, where they are."
                            : "What runs, what is stuck and why; repeat a failed step."));
        }
        if (administrator) {
            places.add(new Place("Admin", "/camunda/app/admin/default/", "Users, groups and what they may do."));
        }
        places.add(new Place(
                "API",
                "/api/docs/ui",
                "For programs that send in invoices, leads and applications, or follow a case."));
        places.add(new Place("Your profile", "/camunda/app/welcome/default/", "Your name and your password."));
        return places;
    }

    /**
     * A place to go.
     *
     * @param link path below Tandem's address
     */
    record Place(String title, String link, String text) {}
}
