package dev.tandem.integration.crm.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.crm.Candidates;
import dev.tandem.integration.crm.Company;
import dev.tandem.integration.crm.Contact;
import dev.tandem.integration.crm.Crm;
import dev.tandem.integration.crm.CrmCustomers;
import dev.tandem.integration.crm.CustomerRegistration;
import dev.tandem.integration.crm.CustomerRegistration.Refused;
import dev.tandem.integration.crm.CustomerRegistration.Registered;
import dev.tandem.integration.crm.NewCrmCustomer;
import dev.tandem.integration.crm.NewOpportunity;
import dev.tandem.integration.crm.NewOpportunity.Person;
import dev.tandem.integration.crm.PersonQuery;
import dev.tandem.integration.crm.Registration;
import dev.tandem.testing.DatabaseSlice;
import dev.tandem.testing.Race;
import dev.tandem.testing.TableText;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        classes = {DatabaseSlice.class, LocalCrmCustomersTest.Beans.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
class LocalCrmCustomersTest {

    private static final AtomicInteger CASES = new AtomicInteger();
    private static final PersonQuery ANNA =
            new PersonQuery("Anna Berg", "anna@bergmann.example", null, "Bergmann GmbH", null);

    @Import({LocalCrm.class, LocalCrmCustomers.class, CrmPages.class})
    static class Beans {}

    @Autowired
    Crm crm;

    @Autowired
    CrmCustomers customers;

    @Autowired
    CrmPages pages;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @AfterEach
    void empty() {
        for (String table : List.of("crm_customer", "crm_opportunity", "crm_contact", "crm_company", "crm_key")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    // --- registering

    @Test
    void aCustomerBringsContactAndCompany() {
        String id = register(key(), bergmann());

        assertThat(shown()).containsExactly(id + " Anna Berg Bergmann GmbH customer");
        Candidates found = crm.find(ANNA);
        assertThat(found.contacts()).singleElement().satisfies(contact -> {
            assertThat(contact.phone()).isEqualTo("+4973112345");
            assertThat(contact.company()).isEqualTo("Bergmann GmbH");
        });
        assertThat(found.companies()).singleElement().satisfies(company -> {
            assertThat(company.country()).isEqualTo("DE");
            assertThat(company.domain()).as("may be the provider's").isNull();
        });
    }

    @Test
    void aPrivatePersonHasNoCompany() {
        String id = register(key(), new NewCrmCustomer("Anna Berg", "Anna Berg", "anna@x.example", null, "DE", false));

        assertThat(shown()).containsExactly(id + " Anna Berg null customer");
        assertThat(count("crm_company")).isZero();
    }

    @Test
    void theSameKeyHappensOnce() {
        EffectKey key = key();
        String first = register(key, bergmann());

        assertThat(register(key, bergmann())).isEqualTo(first);
        assertThat(count("crm_customer")).isEqualTo(1);
        assertThat(count("crm_contact")).isEqualTo(1);
    }

    @Test
    void whoBeganAsALeadIsLinked() {
        Registration.Registered lead = lead("anna@bergmann.example", "bergmann.example");

        register(key(), customer("Bergmann Bürobedarf GmbH", "BERG, Anna", "Anna@Bergmann.example"));
        register(key(), customer("BERGMANN, GmbH", "Bodo Zander", "bodo@gmail.com"));

        assertThat(jdbc.sql("select company_id from crm_customer")
                        .query(String.class)
                        .list())
                .containsOnly(lead.companyId());
        assertThat(jdbc.sql("select contact_id from crm_customer order by id")
                        .query(String.class)
                        .list())
                .startsWith(lead.contactId())
                .doesNotHaveDuplicates();
        assertThat(count("crm_contact")).isEqualTo(2);
        assertThat(count("crm_company")).isEqualTo(1);
    }

    @Test
    void whoReadsTheSameMailboxIsSomebodyElse() {
        Registration.Registered lead = lead("info@bergmann.example", "bergmann.example");

        register(key(), customer("Bergmann GmbH", "Bodo Zander", "info@bergmann.example"));

        assertThat(jdbc.sql("select contact_id from crm_customer")
                        .query(String.class)
                        .single())
                .isNotEqualTo(lead.contactId());
    }

    @Test
    void ofTwoCompaniesOfOneNameItIsTheOneOfTheContact() {
        Registration.Registered lead = lead("anna@gmail.com", null);
        jdbc.sql("""
                        insert into crm_company (id, name, name_key, name_sound, created_at)
                        select 'F-1', name, name_key, name_sound, created_at from crm_company""").update();

        register(key(), customer("Bergmann GmbH", "Anna Berg", "anna@gmail.com"));

        assertThat(jdbc.sql("select company_id from crm_customer")
                        .query(String.class)
                        .single())
                .isEqualTo(lead.companyId());
    }

    @Test
    void aRefusalLeavesTheTransactionUsable() {
        customers.block(key(), register(key(), bergmann()), "sanctioned");

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            assertThat(customers.register(key(), bergmann())).isInstanceOf(Refused.class);
            register(key(), customer("Zander AG", "Bodo Zander", "bodo@zander.example"));
        });

        assertThat(count("crm_customer")).isEqualTo(2);
        assertThat(count("crm_contact")).isEqualTo(2);
    }

    @Test
    void oneKeyAtTheSameMomentIsOneCustomer() throws Exception {
        EffectKey key = key();

        assertThat(Race.of(6, number -> customers.register(key, bergmann())).stream()
                        .distinct())
                .singleElement()
                .isInstanceOf(Registered.class);
        assertThat(count("crm_contact")).isEqualTo(1);
    }

    @Test
    void leadsAndCustomersOfOnePersonAtTheSameMomentShareContactAndCompany() throws Exception {
        for (int i = 0; i < 5; i++) {
            Race.of(
                    6,
                    number -> number % 2 == 0
                            ? customers.register(key(), bergmann())
                            : lead("anna@bergmann.example", "bergmann.example"));

            assertThat(count("crm_contact")).isEqualTo(1);
            assertThat(count("crm_company")).isEqualTo(1);
            assertThat(count("crm_customer")).isEqualTo(3);
            empty();
        }
    }

    // --- taking back

    @Test
    void whatIsTakenBackIsGoneAndNeverComesBack() {
        EffectKey key = key();
        register(key, bergmann());

        customers.undo(key);
        customers.undo(key);

        assertThat(shown()).isEmpty();
        assertThat(crm.find(ANNA)).isEqualTo(new Candidates(List.of(), List.of()));
        assertThat(everything()).doesNotContainIgnoringCase("berg");
        assertThat(customers.register(key, bergmann())).isInstanceOf(Refused.class);
        register(key(), bergmann());
    }

    @Test
    void whatIsTakenBackBeforeItIsRegisteredIsNeverRegistered() {
        EffectKey key = key();

        customers.undo(key);

        Refused refused = (Refused) customers.register(key, bergmann());
        assertThat(refused.explanation()).contains(key.caseId(), "taken back");
        assertThat(count("crm_customer")).isZero();
        assertThat(count("crm_contact")).isZero();
    }

    @Test
    void whatWasThereBeforeStays() {
        lead("anna@bergmann.example", "bergmann.example");
        Candidates before = crm.find(ANNA);
        EffectKey key = key();
        register(key, bergmann());

        customers.undo(key);

        assertThat(crm.find(ANNA)).isEqualTo(before);
        assertThat(before.contacts()).hasSize(1);
        assertThat(before.companies()).hasSize(1);
    }

    @Test
    void whatOthersUseByNowStays() {
        EffectKey key = key();
        register(key, bergmann());
        Registration.Registered lead = lead("anna@bergmann.example", null);

        customers.undo(key);

        assertThat(crm.find(ANNA).contacts()).extracting(Contact::id).containsExactly(lead.contactId());
        assertThat(crm.find(ANNA).companies()).extracting(Company::id).containsExactly(lead.companyId());
    }

    @Test
    void whatIsTakenBackWhileBeingRegisteredIsNotThereAfterwards() throws Exception {
        for (int i = 0; i < 10; i++) {
            EffectKey key = key();
            Race.of(6, number -> {
                if (number == 0) {
                    customers.undo(key);
                    return "";
                }
                return customers.register(key, bergmann());
            });
            assertThat(shown()).isEmpty();
            assertThat(everything()).doesNotContainIgnoringCase("berg");
        }
    }

    @Test
    void aLeadThatComesWhileItsContactIsTakenBackHasAContact() throws Exception {
        for (int i = 0; i < 10; i++) {
            EffectKey key = key();
            register(key, bergmann());
            List<Object> results = Race.of(2, number -> {
                if (number == 0) {
                    customers.undo(key);
                    return "";
                }
                return lead("anna@bergmann.example", null);
            });
            Registration.Registered lead = (Registration.Registered) results.get(1);
            assertThat(crm.find(ANNA).contacts()).extracting(Contact::id).containsExactly(lead.contactId());
            assertThat(crm.find(ANNA).companies()).extracting(Company::id).containsExactly(lead.companyId());
            empty();
        }
    }

    // --- blocking

    @Test
    void aBlockSurvivesTheTakingBackAndHoldsForTheCompany() {
        EffectKey key = key();
        String id = register(key, bergmann());

        customers.block(key(), id, "sanctioned");
        customers.block(key(), id, "a second reason");
        customers.undo(key);

        assertThat(shown()).containsExactly(id + " Anna Berg Bergmann GmbH blocked");
        assertThat(everything()).contains("sanctioned").doesNotContain("a second reason");
        Refused refused = (Refused) customers.register(key(), customer("Bergmann GmbH", "Bodo Zander", "b@x.example"));
        assertThat(refused.explanation()).contains(id, "blocked");
    }

    @Test
    void whoIsNotThereNeedsNoBlock() {
        customers.block(key(), "K-0", "sanctioned");

        assertThat(shown()).isEmpty();
    }

    @Test
    void aBlockWhileTakingBackIsKeptOrNotNeeded() throws Exception {
        for (int i = 0; i < 10; i++) {
            EffectKey key = key();
            String id = register(key, bergmann());
            Race.of(2, number -> {
                if (number == 0) {
                    customers.undo(key);
                } else {
                    customers.block(key(), id, "sanctioned");
                }
                return "";
            });
            assertThat(shown()).isSubsetOf(id + " Anna Berg Bergmann GmbH blocked");
            assertThat(count("crm_customer")).isEqualTo(shown().size());
            empty();
        }
    }

    // --- forgetting

    @Test
    void nothingOfThePersonIsLeftAndTheBlockIs() {
        EffectKey key = key();
        String id = register(key, bergmann());
        lead("anna@bergmann.example", null);
        customers.block(key(), id, "Anna Berg is on a list");

        customers.forget(key, null);
        customers.forget(key, id);

        assertThat(everything())
                .doesNotContainIgnoringCase("berg")
                .doesNotContain("+4973112345", "Please call")
                .contains(id);
        assertThat(shown()).isEmpty();
        assertThat(jdbc.sql("select count(*) from crm_customer where blocked_at is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(customers.register(key, bergmann())).isInstanceOf(Refused.class);
    }

    @Test
    void whoIsNamedIsForgottenAlsoWithAnotherKey() {
        String id = register(key(), bergmann());

        customers.forget(key(), id);

        assertThat(everything()).doesNotContainIgnoringCase("berg");
    }

    @Test
    void whoWasTakenBackAndBecameALeadIsForgottenToo() {
        EffectKey key = key();
        register(key, bergmann());
        lead("anna@bergmann.example", null);
        customers.undo(key);
        assertThat(everything()).contains("Anna Berg");

        customers.forget(key, null);

        assertThat(everything()).doesNotContainIgnoringCase("berg").doesNotContain("Please call");
    }

    @Test
    void aCompanyStaysWhereOthersAre() {
        EffectKey key = key();
        register(key, bergmann());
        register(key(), customer("Bergmann GmbH", "Bodo Zander", "bodo@bergmann.example"));

        customers.forget(key, null);

        assertThat(everything()).contains("Bergmann GmbH", "Bodo Zander").doesNotContain("Anna", "anna@");
    }

    @Test
    void aCompanyThatIsACustomerStaysWhenALeadOfItIsForgotten() {
        EffectKey lead = leadKey();
        crm.register(lead, opportunity("Anna Berg", "anna@bergmann.example", "bergmann.example"));
        register(key(), bergmann());

        crm.forget(lead, null);

        assertThat(everything()).contains("Bergmann GmbH").doesNotContain("Anna", "anna@");
    }

    @Test
    void whoIsForgottenWhileBeingRegisteredIsForgotten() throws Exception {
        for (int i = 0; i < 10; i++) {
            EffectKey key = key();
            Race.of(6, number -> {
                if (number == 0) {
                    customers.forget(key, null);
                    return "";
                }
                return customers.register(key, bergmann());
            });
            assertThat(everything()).doesNotContainIgnoringCase("berg");
        }
    }

    @Test
    void whoIsNotThereIsForgotten() {
        EffectKey key = key();

        customers.forget(key, "K-0");

        assertThat(customers.register(key, bergmann())).isInstanceOf(Refused.class);
    }

    private static EffectKey key() {
        return new EffectKey("CUS-" + CASES.incrementAndGet(), "serviceTask_registerInCrm", 1);
    }

    private static EffectKey leadKey() {
        return new EffectKey("LEAD-" + CASES.incrementAndGet(), "serviceTask_createOpportunity", 1);
    }

    private static NewCrmCustomer bergmann() {
        return new NewCrmCustomer("Bergmann GmbH", "Anna Berg", "anna@bergmann.example", "+4973112345", "DE", true);
    }

    private static NewCrmCustomer customer(String name, String contact, String mail) {
        return new NewCrmCustomer(name, contact, mail, null, "DE", true);
    }

    private Registration.Registered lead(String mail, @Nullable String domain) {
        return (Registration.Registered) crm.register(leadKey(), opportunity("Anna Berg", mail, domain));
    }

    private static NewOpportunity opportunity(String name, String mail, @Nullable String domain) {
        return new NewOpportunity(
                null,
                null,
                false,
                new Person(name, mail, null, "Bergmann GmbH", domain, "DE", null),
                "sales",
                "dach",
                55,
                null,
                null,
                "Please call");
    }

    private String register(EffectKey key, NewCrmCustomer customer) {
        CustomerRegistration registration = customers.register(key, customer);
        assertThat(registration).isInstanceOf(Registered.class);
        return ((Registered) registration).customerId();
    }

    private List<String> shown() {
        return pages.find("").customers().stream()
                .map(one -> one.id() + " " + one.contact() + " " + one.company() + " "
                        + (one.blocked() ? "blocked" : "customer"))
                .toList();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private String everything() {
        return TableText.of(jdbc, "crm_customer", "crm_opportunity", "crm_contact", "crm_company", "crm_key");
    }
}
