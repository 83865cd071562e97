package dev.tandem.onboarding;

import dev.tandem.core.Consent;
import dev.tandem.core.Sequences;
import dev.tandem.erasure.CaseTraces;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register of applications. Every method joins the caller's transaction. */
@Component
public class Onboardings implements CaseTraces {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Sequences sequences;
    private final Clock clock = Clock.systemUTC();

    Onboardings(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Sequences sequences) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.sequences = sequences;
    }

    /** Registers an application; gives its id. */
    String register(IncomingApplication incoming) {
        String id = String.format(
                Locale.ROOT, "ONB-%06d", sequences.next("onboarding_number", 1).get(0));
        Consent consent = incoming.consent();
        jdbc.sql("""
                        insert into onboarding (id, state, channel, received_by, received_at, kind, name, legal_form,
                            registration_number, country, street, postal_code, city, vat_id, iban, product, contact_name, mail,
                            phone, consent_at, consent_text, given)
                        values (:id, :state, :channel, :by, :at, :kind, :name, :legalForm, :registrationNumber, :country, :street,
                            :postalCode, :city, :vatId, :iban, :product, :contactName, :mail, :phone, :consentAt, :consentText,
                            :given)""")
                .paramSource(values(incoming.application())
                        .addValue("id", id)
                        .addValue("state", OnboardingState.RECEIVED.text())
                        .addValue("channel", incoming.channel().text())
                        .addValue("by", incoming.sender())
                        .addValue("at", at(clock.instant()))
                        .addValue("consentAt", consent == null ? null : at(consent.at()))
                        .addValue("consentText", consent == null ? null : consent.text())
                        .addValue("given", incoming.given()))
                .update();
        writeParties(id, incoming.application());
        return id;
    }

    private static MapSqlParameterSource values(Application application) {
        String mail = application.mail();
        return new MapSqlParameterSource()
                .addValue("kind", application.kindOrCompany().text())
                .addValue("name", application.name())
                .addValue("legalForm", application.legalForm())
                .addValue("registrationNumber", application.registrationNumber())
                .addValue("country", application.country())
                .addValue("street", application.street())
                .addValue("postalCode", application.postalCode())
                .addValue("city", application.city())
                .addValue("vatId", application.vatId())
                .addValue("iban", application.iban())
                .addValue("product", application.product())
                .addValue("contactName", application.contactName())
                .addValue("mail", mail == null ? null : mail.toLowerCase(Locale.ROOT))
                .addValue("phone", application.phone());
    }

    private void writeParties(String id, Application application) {
        jdbc.sql("delete from onboarding_party where onboarding_id = :id")
                .param("id", id)
                .update();
        batches.batchUpdate(
                """
                insert into onboarding_party (onboarding_id, position, role, kind, name, birth_date, country, share)
                values (:id, :position, :role, :kind, :name, :birthDate, :country, :share)""",
                application.parties().stream()
                        .map(party -> new MapSqlParameterSource("id", id)
                                .addValue("position", party.position())
                                .addValue("role", party.role().text())
                                .addValue("kind", party.kind().text())
                                .addValue("name", party.name())
                                .addValue("birthDate", party.birthDate())
                                .addValue("country", party.country())
                                .addValue("share", party.share()))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /** Writes what the application says now over what it said before. */
    public void change(String id, Application application) {
        jdbc.sql("""
                        update onboarding set kind = :kind, name = :name, legal_form = :legalForm,
                            registration_number = :registrationNumber, country = :country, street = :street,
                            postal_code = :postalCode, city = :city, vat_id = :vatId, iban = :iban, product = :product,
                            contact_name = :contactName, mail = :mail, phone = :phone
                        where id = :id""").paramSource(values(application).addValue("id", id)).update();
        writeParties(id, application);
    }

    /**
     * Binds the application to its process instance, once.
     *
     * @throws IllegalStateException if there is no such application, or it has a case already
     */
    public void bindCase(String id, String processInstanceId) {
        int bound = jdbc.sql(
                        "update onboarding set process_instance_id = :case where id = :id and process_instance_id is null")
                .param("case", processInstanceId)
                .param("id", id)
                .update();
        if (bound != 1) {
            throw new IllegalStateException(
                    "A case begins with an application that was just sent in, and " + id + " is none");
        }
    }

    /**
     * Binds a customer to the case in which they are screened again.
     *
     * @throws IllegalStateException if this is no customer
     */
    public void bindRescreening(String id, String processInstanceId) {
        int bound = jdbc.sql(
                        "update onboarding set rescreening_instance_id = :case where id = :id and state = :customer")
                .param("case", processInstanceId)
                .param("id", id)
                .param("customer", OnboardingState.CUSTOMER.text())
                .update();
        if (bound != 1) {
            throw new IllegalStateException("Only customers are screened again, and " + id + " is none");
        }
    }

    /** The application with this case id. */
    public Optional<Onboarding> find(String id) {
        return jdbc.sql("select * from onboarding where id = :id")
                .param("id", id)
                .query(this::onboarding)
                .optional();
    }

    /** @throws IllegalStateException if there is none with this case id */
    public Onboarding get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("There is no application " + id));
    }

    /**
     * Holds the application until the caller's transaction ends.
     *
     * @throws IllegalStateException if there is none
     */
    public Onboarding lock(String id) {
        jdbc.sql("select id from onboarding where id = :id for update")
                .param("id", id)
                .query(String.class)
                .optional();
        return get(id);
    }

    /** As it was sent in, as JSON; empty once the people were forgotten. */
    public Optional<String> given(String id) {
        return jdbc.sql("select given from onboarding where id = :id")
                .param("id", id)
                .query((row, n) -> Optional.ofNullable(row.getString("given")))
                .optional()
                .flatMap(given -> given);
    }

    /** Ids of all applications with this mail address. */
    public List<String> withMail(String mail) {
        return jdbc.sql("select id from onboarding where mail = :mail order by id")
                .param("mail", mail.toLowerCase(Locale.ROOT))
                .query(String.class)
                .list();
    }

    Optional<KeyUse> keyUse(String sender, String keyHash) {
        return jdbc.sql("""
                        select content_hash, onboarding_id from onboarding_idempotency_key
                        where sender = :sender and key_hash = :key""")
                .param("sender", sender)
                .param("key", keyHash)
                .query((row, n) -> new KeyUse(row.getString("content_hash"), row.getString("onboarding_id")))
                .optional();
    }

    void rememberKey(String sender, String keyHash, String contentHash, String id) {
        jdbc.sql("""
                        insert into onboarding_idempotency_key (sender, key_hash, content_hash, onboarding_id)
                        values (:sender, :key, :content, :id)""")
                .param("sender", sender)
                .param("key", keyHash)
                .param("content", contentHash)
                .param("id", id)
                .update();
    }

    /** What a key was used for. */
    record KeyUse(String contentHash, String onboardingId) {}

    /** Keeps what was found when the application was checked, instead of what was found before. */
    public void recordFindings(String id, List<ApplicationFinding> findings) {
        jdbc.sql("delete from onboarding_finding where onboarding_id = :id")
                .param("id", id)
                .update();
        List<MapSqlParameterSource> rows = new ArrayList<>();
        for (ApplicationFinding finding : findings) {
            rows.add(new MapSqlParameterSource("id", id)
                    .addValue("position", rows.size())
                    .addValue("field", finding.field())
                    .addValue("message", finding.message())
                    .addValue("blocking", finding.blocking()));
        }
        batches.batchUpdate("""
                insert into onboarding_finding (onboarding_id, position, field, message, blocking)
                values (:id, :position, :field, :message, :blocking)""", rows.toArray(MapSqlParameterSource[]::new));
    }

    /** What was found when the application was checked last. */
    public List<ApplicationFinding> findings(String id) {
        return jdbc.sql("select * from onboarding_finding where onboarding_id = :id order by position")
                .param("id", id)
                .query((row, n) -> new ApplicationFinding(
                        row.getString("field"), row.getString("message"), row.getBoolean("blocking")))
                .list();
    }

    /** Keeps the risk class. */
    public void assess(String id, String riskClass) {
        jdbc.sql("update onboarding set risk_class = :risk where id = :id")
                .param("risk", riskClass)
                .param("id", id)
                .update();
    }

    /** Keeps under which ids other systems have the customer; null where one has none (any more). */
    public void setUp(
            String id,
            @Nullable String accountingCustomerId,
            @Nullable String crmCustomerId,
            @Nullable String accessAccountId) {
        jdbc.sql("""
                        update onboarding set accounting_customer_id = :accounting, crm_customer_id = :crm,
                            access_account_id = :access
                        where id = :id""")
                .param("accounting", accountingCustomerId)
                .param("crm", crmCustomerId)
                .param("access", accessAccountId)
                .param("id", id)
                .update();
    }

    /** Goes on to another state, with the reason if there is one; a final state closes the application. */
    public void changeState(String id, OnboardingState state, @Nullable String reason) {
        OffsetDateTime now = at(clock.instant());
        jdbc.sql("""
                        update onboarding set state = :state, outcome_reason = :reason, closed_at = :closed,
                            customer_since = case when cast(:since as timestamp with time zone) is null then customer_since
                                else coalesce(customer_since, :since) end
                        where id = :id""")
                .param("state", state.text())
                .param("reason", reason)
                .param("closed", state.isFinal() ? now : null)
                .param("since", state == OnboardingState.CUSTOMER ? now : null)
                .param("id", id)
                .update();
    }

    /** What remains says when an application came and what became of it; nothing of the people. */
    @Override
    public void erase(String id) {
        jdbc.sql("""
                        update onboarding set state = :state, name = null, registration_number = null, country = null,
                            street = null, postal_code = null, city = null, vat_id = null, iban = null, contact_name = null,
                            mail = null, phone = null, consent_at = null, consent_text = null, given = null,
                            accounting_customer_id = null, crm_customer_id = null, access_account_id = null,
                            outcome_reason = null, erased_at = :now, closed_at = coalesce(closed_at, :now)
                        where id = :id and erased_at is null""")
                .param("state", OnboardingState.ERASED.text())
                .param("now", at(clock.instant()))
                .param("id", id)
                .update();
        for (String table : List.of("onboarding_party", "onboarding_finding", "onboarding_idempotency_key")) {
            jdbc.sql("delete from " + table + " where onboarding_id = :id")
                    .param("id", id)
                    .update();
        }
    }

    /** Removes the records of these applications, of which nothing else is left. */
    void delete(List<String> ids) {
        jdbc.sql("delete from onboarding where id in (:ids)").param("ids", ids).update();
    }

    /** Applications, newest first. */
    public List<Onboarding> list(OnboardingQuery query) {
        return jdbc.sql("select * from onboarding " + where(query)
                        + " order by received_at desc, id desc offset :offset rows fetch next :size rows only")
                .params(params(query))
                .param("offset", (long) query.page() * query.size())
                .param("size", query.size())
                .query(this::onboarding)
                .list();
    }

    /** How many applications there are, on all pages. */
    public long count(OnboardingQuery query) {
        return jdbc.sql("select count(*) from onboarding " + where(query))
                .params(params(query))
                .query(Long.class)
                .single();
    }

    private static String where(OnboardingQuery query) {
        List<String> conditions = new ArrayList<>();
        if (!query.states().isEmpty()) {
            conditions.add("state in (:states)");
        }
        if (query.riskClass() != null) {
            conditions.add("risk_class = :risk");
        }
        if (query.text() != null) {
            conditions.add("""
                    (lower(id) like :text or lower(name) like :text or lower(mail) like :text or lower(vat_id) like :text
                    or lower(contact_name) like :text)""");
        }
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }

    private static Map<String, Object> params(OnboardingQuery query) {
        Map<String, Object> params = new HashMap<>();
        if (!query.states().isEmpty()) {
            params.put(
                    "states", query.states().stream().map(OnboardingState::text).toList());
        }
        if (query.riskClass() != null) {
            params.put("risk", query.riskClass());
        }
        if (query.text() != null) {
            String text = query.text().toLowerCase(Locale.ROOT).replace("\\", "\\\\");
            params.put("text", "%" + text.replace("%", "\\%").replace("_", "\\_") + "%");
        }
        return params;
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private List<Party> parties(String id) {
        return jdbc.sql("select * from onboarding_party where onboarding_id = :id order by position")
                .param("id", id)
                .query((row, n) -> new Party(
                        row.getInt("position"),
                        PartyRole.of(row.getString("role")),
                        PartyKind.of(row.getString("kind")),
                        row.getString("name"),
                        row.getObject("birth_date", LocalDate.class),
                        row.getString("country"),
                        share(row.getBigDecimal("share"))))
                .list();
    }

    private static @Nullable BigDecimal share(@Nullable BigDecimal share) {
        return share == null ? null : new BigDecimal(share.stripTrailingZeros().toPlainString());
    }

    private Onboarding onboarding(ResultSet row, int n) throws SQLException {
        String id = row.getString("id");
        List<Party> parties = parties(id);
        Instant consentAt = moment(row, "consent_at");
        return new Onboarding(
                id,
                OnboardingState.of(row.getString("state")),
                Channel.of(row.getString("channel")),
                row.getString("received_by"),
                Objects.requireNonNull(moment(row, "received_at")),
                row.getString("process_instance_id"),
                row.getString("rescreening_instance_id"),
                new Application(
                        PartyKind.of(row.getString("kind")),
                        row.getString("name"),
                        row.getString("legal_form"),
                        row.getString("registration_number"),
                        row.getString("country"),
                        row.getString("street"),
                        row.getString("postal_code"),
                        row.getString("city"),
                        row.getString("vat_id"),
                        row.getString("iban"),
                        row.getString("product"),
                        row.getString("contact_name"),
                        row.getString("mail"),
                        row.getString("phone"),
                        parties.stream()
                                .filter(party -> party.role() == PartyRole.CUSTOMER)
                                .findFirst()
                                .map(Party::birthDate)
                                .orElse(null),
                        parties.stream()
                                .filter(party -> party.role() == PartyRole.REPRESENTATIVE)
                                .map(party -> new Representative(party.name(), party.birthDate(), party.country()))
                                .toList(),
                        parties.stream()
                                .filter(party -> party.role() == PartyRole.OWNER)
                                .map(party -> new Owner(
                                        party.kind(), party.name(), party.birthDate(), party.country(), party.share()))
                                .toList()),
                consentAt == null ? null : new Consent(consentAt, row.getString("consent_text")),
                row.getString("risk_class"),
                row.getString("accounting_customer_id"),
                row.getString("crm_customer_id"),
                row.getString("access_account_id"),
                row.getString("outcome_reason"),
                moment(row, "customer_since"),
                moment(row, "closed_at"),
                moment(row, "erased_at"));
    }
}
