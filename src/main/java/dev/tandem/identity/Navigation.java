package dev.tandem.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What stands at the head of every page of Tandem: where else the person may go. The template is {@code parts/bar}. */
@ControllerAdvice(annotations = Controller.class)
class Navigation {

    private final CurrentUser currentUser;
    private final boolean ownBooks;
    private final boolean ownCrm;
    private final boolean ownAccess;

    Navigation(CurrentUser currentUser, Environment environment) {
        this.currentUser = currentUser;
        this.ownBooks = "local".equals(environment.getProperty("tandem.accounting.system", "local"));
        this.ownCrm = "local".equals(environment.getProperty("tandem.crm.system", "local"));
        this.ownAccess = "local".equals(environment.getProperty("tandem.access.system", "local"));
    }

    /**
     * A link at the head of a page.
     *
     * @param here whether the page is at this place
     */
    record Link(String title, String path, boolean here) {}

    @ModelAttribute("navigation")
    List<Link> links(HttpServletRequest request) {
        if (!currentUser.isSignedIn()) {
            return List.of();
        }
        List<String[]> places = places();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String here = places.stream()
                .map(place -> place[1])
                .filter(place -> path.equals(place) || path.startsWith(place + "/"))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        return places.stream()
                .map(place -> new Link(place[0], place[1], place[1].equals(here)))
                .toList();
    }

    private List<String[]> places() {
        boolean administrator = currentUser.isIn(Groups.ADMINISTRATORS);
        List<String[]> places = new ArrayList<>();
        if (administrator || currentUser.isIn(Groups.EMPLOYEES.toArray(String[]::new))) {
            places.add(place("Tasks", "/camunda/app/tasklist/default/"));
        }
        if (administrator || currentUser.isIn(Groups.SEE_INVOICES.toArray(String[]::new))) {
            places.add(place("Invoices", "/invoices"));
        }
        if (administrator || currentUser.isIn(Groups.SALES, Groups.SALES_LEADS)) {
            places.add(place("Leads", "/leads"));
            places.add(place("Imports", "/leads/imports"));
            places.add(place("Teams", "/teams"));
            if (ownCrm) {
                places.add(place("Customers", "/crm"));
            }
        }
        if (administrator || currentUser.isIn(Groups.SEE_APPLICATIONS.toArray(String[]::new))) {
            places.add(place("Onboarding", "/onboardings"));
        }
        if (administrator || currentUser.isIn(Groups.COMPLIANCE, Groups.COMPLIANCE_HEADS)) {
            places.add(place("Screening", "/screening"));
        }
        if (administrator || currentUser.isIn(Groups.OPERATIONS)) {
            places.add(place("Mails", "/mails"));
            places.add(place("Housekeeping", "/housekeeping"));
        }
        if (ownBooks && (administrator || currentUser.isIn(Groups.FINANCE))) {
            places.add(place("Open items", "/accounting/open-items"));
        }
        boolean setsUpCustomers =
                administrator || currentUser.isIn(Groups.ONBOARDING, Groups.COMPLIANCE, Groups.COMPLIANCE_HEADS);
        if (ownBooks && (setsUpCustomers || currentUser.isIn(Groups.FINANCE))) {
            places.add(place("Books", "/accounting/customers"));
        }
        if (ownAccess && setsUpCustomers) {
            places.add(place("Accounts", "/accounts"));
        }
        return places;
    }

    private static String[] place(String title, String path) {
        return new String[] {title, path};
    }
}
