package dev.tandem.integration.crm.local;

import dev.tandem.core.Sequences;
import dev.tandem.integration.crm.Company;
import dev.tandem.integration.crm.Contact;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the page shows of Tandem's own CRM. */
@Component
@ConditionalOnProperty(name = "tandem.crm.system", havingValue = "local", matchIfMissing = true)
class CrmPages {

    static final int MOST = 50;
    private static final int LONGEST_TEXT = 200;

    private final Contacts contacts;
    private final Companies companies;
    private final Opportunities opportunities;
    private final CrmCustomerTable customers;

    CrmPages(JdbcClient jdbc, Sequences sequences) {
        this.contacts = new Contacts(jdbc, sequences);
        this.companies = new Companies(jdbc, sequences);
        this.opportunities = new Opportunities(jdbc, sequences);
        this.customers = new CrmCustomerTable(jdbc, sequences);
    }

    /** At most {@link #MOST} of each kind, newest first. */
    record Found(
            List<CrmCustomer> customers,
            List<Opportunity> opportunities,
            List<Contact> contacts,
            List<Company> companies) {

        /** For the page: whether more may be there than it shows. */
        public boolean isCut(List<?> list) {
            return list.size() == MOST;
        }
    }

    /** What contains the text; blank text finds all. */
    @Transactional(readOnly = true)
    public Found find(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        String pattern = "%"
                + wanted.substring(0, Math.min(wanted.length(), LONGEST_TEXT))
                        .replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_")
                + "%";
        return new Found(
                customers.search(pattern, MOST),
                opportunities.search(pattern, MOST),
                contacts.search(pattern, MOST),
                companies.search(pattern, MOST));
    }
}
