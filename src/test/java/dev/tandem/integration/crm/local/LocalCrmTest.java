package dev.tandem.integration.crm.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.crm.Candidates;
import dev.tandem.integration.crm.Company;
import dev.tandem.integration.crm.Contact;
import dev.tandem.integration.crm.Crm;
import dev.tandem.integration.crm.CrmChange;
import dev.tandem.integration.crm.NewOpportunity;
import dev.tandem.integration.crm.NewOpportunity.Person;
import dev.tandem.integration.crm.Outcome;
import dev.tandem.integration.crm.PersonQuery;
import dev.tandem.integration.crm.Registration;
import dev.tandem.integration.crm.Registration.Reason;
import dev.tandem.integration.crm.Registration.Refused;
import dev.tandem.integration.crm.Registration.Registered;
import dev.tandem.testing.DatabaseSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        classes = {DatabaseSlice.class, LocalCrmTest.Beans.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
class LocalCrmTest {

    private static final AtomicInteger LEADS = new AtomicInteger();
    private static final int RACERS = 6;
    private static final PersonQuery ANNA =
            new PersonQuery("Anna Berg", "anna@bergmann.example", "+49301234", "Bergmann GmbH", "bergmann.example");

    @Import(LocalCrm.class)
    static class Beans {}

    @Autowired
    Crm crm;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @AfterEach
    void empty() {
        for (String table : List.of("crm_opportunity", "crm_contact", "crm_company", "crm_key")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    // --- registering

    @Test
    void aLeadBringsItsContactItsCompanyAndAnOpportunity() {
        Registered registered = register(key(), lead(anna()));

        assertThat(crm.find(ANNA))
                .isEqualTo(new Candidates(
                        List.of(new Contact(
                                String.valueOf(registered.contactId()),
                                "Anna Berg",
                                "anna@bergmann.example",
                                "+49301234",
                                registered.companyId(),
                                "Bergmann GmbH")),
                        List.of(new Company(
                                String.valueOf(registered.companyId()), "Bergmann GmbH", "bergmann.example", "DE"))));
        assertThat(opportunity(registered)).contains("open", "sales", "dach", "55", "Google");
    }

    @Test
    void theSameKeyHappensOnce() {
        EffectKey key = key();
        Registered first = register(key, lead(anna()));

        assertThat(crm.register(key, lead(anna()))).isEqualTo(first);
        assertThat(count("crm_opportunity")).isEqualTo(1);
        assertThat(count("crm_contact")).isEqualTo(1);
    }

    @Test
    void whatIsNamedIsAttachedAndNotCreatedAgain() {
        Registered known = register(key(), lead(anna()));

        Registered attached = register(key(), attached(known.contactId(), known.companyId(), anna()));
        Registered byContact = register(key(), attached(known.contactId(), null, person("A. Berg", null, null, null)));

        assertThat(attached.contactId()).isEqualTo(known.contactId());
        assertThat(byContact.companyId()).isEqualTo(known.companyId());
        assertThat(count("crm_contact")).isEqualTo(1);
        assertThat(count("crm_company")).isEqualTo(1);
        assertThat(count("crm_opportunity")).isEqualTo(3);
    }

    @Test
    void whoCameInTheMeantimeIsUsedUnlessSomebodySaidThatItIsAnother() {
        Registered first = register(key(), lead(anna()));

        Registered again = register(key(), lead(person("anna BERG", "Anna@Bergmann.example", null, null)));
        Registered otherName = register(key(), lead(person("Bernd Berg", "anna@bergmann.example", null, null)));
        Registered separate =
                register(key(), new NewOpportunity(null, null, true, anna(), "sales", "dach", 1, null, null, null));

        assertThat(again.contactId()).isEqualTo(first.contactId());
        assertThat(otherName.contactId()).isNotEqualTo(first.contactId());
        assertThat(separate.contactId()).isNotEqualTo(first.contactId());
        assertThat(separate.companyId()).isEqualTo(first.companyId());
    }

    @Test
    void aLeadOfWhomNothingIsKnownHasAnOpportunityOnly() {
        Registered registered = register(key(), lead(new Person(null, null, null, null, null, null, null)));

        assertThat(registered.contactId()).isNull();
        assertThat(registered.companyId()).isNull();
        assertThat(count("crm_contact")).isZero();
    }

    @Test
    void aCompanyIsTheSameByItsDomainOrByItsNameWithoutAnotherDomain() {
        Registered first = register(key(), lead(anna()));
        String company = first.companyId();

        assertThat(companyOf("Bergmann Bürobedarf", "bergmann.example")).isEqualTo(company);
        assertThat(companyOf("BERGMANN, GmbH", null)).isEqualTo(company);
        assertThat(companyOf("Bergmann GmbH", "bergmann-kiel.example")).isNotEqualTo(company);
        assertThat(companyOf("Bergmann AG", null)).isNotEqualTo(company);
    }

    @Test
    void whatIsGoneIsRefusedAndTheTransactionStaysUsable() {
        EffectKey key = key();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            assertThat(reason(crm.register(key, attached("C-0", null, anna())))).isEqualTo(Reason.CONTACT_UNKNOWN);
            assertThat(reason(crm.register(key, attached(null, "F-0", anna())))).isEqualTo(Reason.COMPANY_UNKNOWN);
            assertThat(crm.register(key, lead(anna()))).isInstanceOf(Registered.class);
        });
        assertThat(count("crm_opportunity")).isEqualTo(1);
    }

    @Test
    void anEffectThatIsRolledBackCanBeAskedForAgain() {
        EffectKey key = key();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            crm.register(key, lead(anna()));
            status.setRollbackOnly();
        });

        assertThat(crm.register(key, lead(anna()))).isInstanceOf(Registered.class);
        assertThat(count("crm_contact")).isEqualTo(1);
    }

    // --- at the same moment

    @Test
    void twoWithOneKeyAtTheSameMomentAreOne() throws Exception {
        EffectKey key = key();

        assertThat(race(number -> crm.register(key, lead(anna()))).stream().distinct())
                .hasSize(1);
        assertThat(count("crm_opportunity")).isEqualTo(1);
    }

    @Test
    void leadsOfOnePersonAtTheSameMomentShareContactAndCompany() throws Exception {
        race(number -> crm.register(key(), lead(anna())));

        assertThat(count("crm_opportunity")).isEqualTo(RACERS);
        assertThat(count("crm_contact")).isEqualTo(1);
        assertThat(count("crm_company")).isEqualTo(1);
    }

    @Test
    void whoIsForgottenWhileBeingRegisteredIsForgotten() throws Exception {
        for (int i = 0; i < 5; i++) {
            EffectKey key = key();
            race(number -> {
                if (number == 0) {
                    crm.forget(key, null);
                    return "forgotten";
                }
                return crm.register(key, lead(anna())).toString();
            });
            assertThat(everything()).doesNotContain("Anna");
        }
    }

    private interface Act<T> {

        T of(int number) throws Exception;
    }

    private static <T> List<T> race(Act<T> act) throws Exception {
        CyclicBarrier start = new CyclicBarrier(RACERS);
        var threads = Executors.newFixedThreadPool(RACERS);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < RACERS; i++) {
                int number = i;
                Callable<T> one = () -> {
                    start.await(10, TimeUnit.SECONDS);
                    return act.of(number);
                };
                running.add(threads.submit(one));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get(30, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    // --- finding

    @ParameterizedTest
    @CsvSource({
        // name, mail, phone, company, domain
        "Somebody,ANNA@bergmann.example,,,",
        ",,+49301234,,",
        "Anna Berg,,,,",
        "'Berg, Anna',,,,",
        "Anna Beerg,,,BERGMANN,",
        "A. Berk,,,,bergmann.example",
    })
    void aPersonIsFoundBy(
            @Nullable String name,
            @Nullable String mail,
            @Nullable String phone,
            @Nullable String company,
            @Nullable String domain) {
        Registered anna = register(key(), lead(anna()));

        assertThat(crm.find(new PersonQuery(name, mail, phone, company, domain)).contacts())
                .extracting(Contact::id)
                .containsExactly(anna.contactId());
    }

    @ParameterizedTest
    @CsvSource({
        "Somebody,a@bergmann.example,,,",
        ",,+49301235,,",
        "Anna Beerg,,,,",
        "Anna Huber,,,Bergmann GmbH,bergmann.example",
        ",,,,",
    })
    void aPersonIsNotFoundBy(
            @Nullable String name,
            @Nullable String mail,
            @Nullable String phone,
            @Nullable String company,
            @Nullable String domain) {
        register(key(), lead(anna()));

        assertThat(crm.find(new PersonQuery(name, mail, phone, company, domain)).contacts())
                .isEmpty();
    }

    @Test
    void namesInOtherLettersAreFoundToo() {
        Registered registered =
                register(key(), lead(new Person("Νίκος Παπαδόπουλος", null, null, "Ελλάδα ΑΕ", null, "GR", null)));

        Candidates found = crm.find(new PersonQuery("Νίκος Παπαδόπουλος", null, null, "ελλάδα αε", null));

        assertThat(found.contacts()).extracting(Contact::id).containsExactly(registered.contactId());
        assertThat(found.companies()).extracting(Company::id).containsExactly(registered.companyId());
    }

    @Test
    void whatPeopleWriteIsNoPattern() {
        register(key(), lead(anna()));

        assertThat(crm.find(new PersonQuery("%", "%", "%", "%", "%"))).isEqualTo(new Candidates(List.of(), List.of()));
    }

    // --- what follows

    @Test
    void ownerAndOutcomeAreChangedOncePerKey() {
        Registered registered = register(key(), lead(anna()));
        String id = registered.opportunityId();
        EffectKey second = new EffectKey("LEAD-1", "serviceTask_changeOwner", 2);
        EffectKey third = new EffectKey("LEAD-1", "serviceTask_changeOwner", 3);

        assertThat(crm.changeOwner(second, id, "sales2")).isEqualTo(new CrmChange.Done());
        assertThat(crm.changeOwner(third, id, "sales3")).isEqualTo(new CrmChange.Done());
        assertThat(crm.changeOwner(second, id, "sales2")).isEqualTo(new CrmChange.Done());
        assertThat(opportunity(registered)).contains("sales3", "open");

        crm.recordOutcome(
                new EffectKey("LEAD-1", "serviceTask_recordOutcome", 3), id, Outcome.DISQUALIFIED, "no budget");
        assertThat(opportunity(registered)).contains("disqualified", "no budget");
    }

    @Test
    void anOpportunityThatIsGoneIsSaidSo() {
        EffectKey key = key();
        assertThat(crm.changeOwner(key, "O-0", "sales")).isInstanceOf(CrmChange.Refused.class);
        assertThat(crm.recordOutcome(key, "O-0", Outcome.QUALIFIED, null)).isInstanceOf(CrmChange.Refused.class);
    }

    // --- forgetting

    @Test
    void nothingOfThePersonIsLeftAndTheOpportunityIs() {
        EffectKey key = key();
        Registered registered = register(key, lead(anna()));
        crm.recordOutcome(
                new EffectKey(key.caseId(), "serviceTask_recordOutcome", 1),
                registered.opportunityId(),
                Outcome.DISQUALIFIED,
                "Frau Berg is on leave");

        crm.forget(key, null);
        crm.forget(key, registered.contactId());

        assertThat(everything()).doesNotContainIgnoringCase("berg").doesNotContain("+49301234", "Please call");
        assertThat(opportunity(registered)).contains("disqualified", "55", "dach");
        assertThat(reason(crm.register(key, lead(anna())))).isEqualTo(Reason.FORGOTTEN);
        assertThat(reason(crm.register(key(), attached(registered.contactId(), null, anna()))))
                .isEqualTo(Reason.CONTACT_UNKNOWN);
        crm.recordOutcome(
                new EffectKey(key.caseId(), "serviceTask_recordOutcome", 2),
                registered.opportunityId(),
                Outcome.QUALIFIED,
                "Frau Berg again");
        assertThat(everything()).doesNotContainIgnoringCase("berg");
    }

    @Test
    void aCompanyStaysWhereOthersAreOrItWasThereBefore() {
        Registered anna = register(key(), lead(anna()));
        EffectKey colleague = key();
        register(colleague, lead(person("Bodo Zander", "bodo@bergmann.example", "Bergmann GmbH", "bergmann.example")));

        crm.forget(key(), anna.contactId());
        assertThat(crm.find(ANNA).companies()).hasSize(1);

        jdbc.sql("update crm_company set effect_key = null").update();
        crm.forget(colleague, null);
        assertThat(crm.find(ANNA).companies()).hasSize(1);
        assertThat(everything()).doesNotContain("Zander", "bodo");
    }

    @Test
    void whatAPersonWroteGoesWithAllTheirOpportunities() {
        EffectKey key = key();
        Registered first = register(key, lead(anna()));
        register(key(), attached(first.contactId(), null, anna()));

        crm.forget(key, null);

        assertThat(everything()).doesNotContain("Please call");
    }

    @Test
    void whoIsNotThereIsForgotten() {
        EffectKey key = key();

        crm.forget(key, "C-0");

        assertThat(reason(crm.register(key, lead(anna())))).isEqualTo(Reason.FORGOTTEN);
    }

    private static EffectKey key() {
        return new EffectKey("LEAD-" + LEADS.incrementAndGet(), "serviceTask_createOpportunity", 1);
    }

    private static Person anna() {
        return new Person(
                "Anna Berg", "anna@bergmann.example", "+49301234", "Bergmann GmbH", "bergmann.example", "DE", "de");
    }

    private static Person person(
            String name, @Nullable String mail, @Nullable String company, @Nullable String domain) {
        return new Person(name, mail, null, company, domain, null, null);
    }

    private static NewOpportunity lead(Person person) {
        return attached(null, null, person);
    }

    private static NewOpportunity attached(@Nullable String contact, @Nullable String company, Person person) {
        return new NewOpportunity(
                contact, company, false, person, "sales", "dach", 55, "Google", "Training", "Please call");
    }

    private Registered register(EffectKey key, NewOpportunity opportunity) {
        Registration registration = crm.register(key, opportunity);
        assertThat(registration).isInstanceOf(Registered.class);
        return (Registered) registration;
    }

    private @Nullable String companyOf(String name, @Nullable String domain) {
        return register(key(), lead(person("Somebody " + LEADS.get(), null, name, domain)))
                .companyId();
    }

    private static Reason reason(Registration registration) {
        assertThat(registration).isInstanceOf(Refused.class);
        return ((Refused) registration).reason();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private String opportunity(Registered registered) {
        return String.join(", ", rows("select * from crm_opportunity where id = '" + registered.opportunityId() + "'"));
    }

    private String everything() {
        StringBuilder all = new StringBuilder();
        for (String table : List.of("crm_opportunity", "crm_contact", "crm_company", "crm_key")) {
            all.append(rows("select * from " + table));
        }
        return all.toString();
    }

    private List<String> rows(String sql) {
        return jdbc.sql(sql)
                .query((row, index) -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        text.append(row.getString(i)).append('|');
                    }
                    return text.toString();
                })
                .list();
    }
}
