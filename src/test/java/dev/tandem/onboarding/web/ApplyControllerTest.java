package dev.tandem.onboarding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.IncomingApplication;
import dev.tandem.onboarding.OnboardingIntake;
import dev.tandem.onboarding.OnboardingReceipt;
import dev.tandem.onboarding.Owner;
import dev.tandem.onboarding.PartyKind;
import dev.tandem.onboarding.check.ApplicationCheck;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.servlet.ViewResolver;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Somebody whom nobody knows fills in the public page, in a browser without scripts. */
@Tag("once")
class ApplyControllerTest {

    private static final SpringTemplateEngine TEMPLATES = templates();

    private final OnboardingIntake intake = mock(OnboardingIntake.class);
    private final MockMvc page = page(settings(true, "I agree.", null, 20));

    @BeforeEach
    void everythingIsTakenIn() {
        when(intake.take(any())).thenReturn(new OnboardingReceipt.Accepted("ONB-000001"));
    }

    @Test
    void whatACompanyWritesIsAnApplicationWithItsConsent() throws Exception {
        MockHttpServletResponse answer = send(page, filledIn()).getResponse();

        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(answer.getRedirectedUrl()).isEqualTo("/apply/thanks");
        IncomingApplication taken = taken();
        assertThat(taken.channel().text()).isEqualTo("form");
        assertThat(taken.consent())
                .satisfies(consent -> assertThat(consent.text()).isEqualTo("I agree."));
        Application application = taken.application();
        assertThat(application.name()).isEqualTo("Bergmann <b> GmbH");
        assertThat(application.legalForm()).isEqualTo("limited");
        assertThat(application.representatives())
                .extracting(person -> person.name() + " " + person.birthDate() + " " + person.country())
                .containsExactly("Anna Berg 1980-05-17 DE");
        assertThat(application.owners())
                .extracting(Owner::kind, Owner::name, Owner::share)
                .containsExactly(tuple(PartyKind.COMPANY, "Berg Holding", new BigDecimal("74.5")));
        String thanks =
                page.perform(get("/apply/thanks")).andReturn().getResponse().getContentAsString();
        assertThat(thanks).contains("Thank you").doesNotContain("ONB-", "<form");
    }

    @Test
    void aPersonIsAskedForNothingOfACompany() throws Exception {
        Map<String, String> form = filledIn();
        form.put("kind", "person");
        form.put("birthDate", "1980-05-17");
        form.put("owners[0].share", "nonsense");

        assertThat(send(page, form).getResponse().getStatus()).isEqualTo(302);

        Application application = taken().application();
        assertThat(application.kind()).isEqualTo(PartyKind.PERSON);
        assertThat(application.legalForm()).isNull();
        assertThat(application.representatives()).isEmpty();
        assertThat(application.owners()).isEmpty();
    }

    @Test
    void thePageNeedsNoScriptsAndEveryFieldHasItsLabel() throws Exception {
        MockHttpServletResponse answer = page.perform(get("/apply")).andReturn().getResponse();

        assertThat(answer.getContentAsString()).doesNotContain("<script", "onclick", "style=");
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.getCookies()).isEmpty();
        Document document = Jsoup.parse(answer.getContentAsString());
        document.select("input:not([type=hidden]):not([type=checkbox]):not([type=radio]), select")
                .forEach(field -> assertThat(document.getElementsByAttributeValue("for", field.id()))
                        .as("label of %s", field.id())
                        .hasSize(1));
    }

    @Test
    void theEnterKeySendsTheFormAndAddsNoRow() throws Exception {
        Document document = Jsoup.parse(
                page.perform(get("/apply")).andReturn().getResponse().getContentAsString());

        Element first = Objects.requireNonNull(document.selectFirst("form button"));
        assertThat(first.hasAttr("name")).isFalse();
    }

    @Test
    void oneMoreRowKeepsWhatWasWrittenAndSendsNothing() throws Exception {
        Map<String, String> form = filledIn();
        form.put("more", "owners");

        Document more = Jsoup.parse(send(page, form).getResponse().getContentAsString());

        assertThat(more.select("[name$='].share']")).hasSize(2);
        assertThat(more.getElementsByAttributeValue("name", "owners[0].name").val())
                .isEqualTo("Berg Holding");
        assertThat(more.select(".contact-problem")).isEmpty();
        form.put("ownersRows", "9");
        Document most = Jsoup.parse(send(page, form).getResponse().getContentAsString());
        assertThat(most.select("[name$='].share']")).hasSize(4);
        assertThat(most.select("button[value=owners]")).isEmpty();
        verify(intake, never()).take(any());
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', name, The name is missing",
        "legalForm, '', legalForm, Choose the legal form",
        "product, '', product, Choose what you would like",
        "country, '', country, Choose the country",
        "street, '   ', street, The street is missing",
        "city, '', city, The town is missing",
        "mail, '', mail, Tell us your mail address",
        "mail, anna(at)example, mail, is no mail address",
        "mail, anna@example.con, mail, a domain that there is not",
        "phone, reception, phone, can't be dialled",
        "vatId, DE136695977, vatId, at least one character",
        "iban, DE89 3704 0044 0532 0130 01, iban, wrong check digits",
        "representatives[0].name, '', representatives[0].name, leave the whole entry out",
        "representatives[0].birthDate, 17.5.1980, representatives[0].birthDate, Write the day as",
        "owners[0].share, a lot, owners[0].share, Write a number",
        "owners[0].share, 101, owners[0].share, from 0 to 100",
        "consent, '', consent, Without your agreement",
        "consentVersion, 0123456789ab, consent, This text has changed",
    })
    void whatIsWrongIsSaidBesideTheFieldAndNothingIsLost(String field, String value, String beside, String words)
            throws Exception {
        Map<String, String> form = filledIn();
        form.put(field, value);

        MvcResult answer = send(page, form);

        assertThat(answer.getResponse().getStatus()).isEqualTo(422);
        Document shown = Jsoup.parse(answer.getResponse().getContentAsString());
        assertThat(shown.select(".contact-problem")).singleElement().satisfies(problem -> {
            assertThat(problem.id()).isEqualTo(beside + "-problem");
            assertThat(problem.text()).contains(words);
        });
        assertThat(shown.select("[aria-invalid]").attr("aria-describedby")).isEqualTo(beside + "-problem");
        assertThat(shown.select("[role=alert]").text()).contains("Not sent yet.");
        assertThat(shown.getElementsByAttributeValue("name", "registrationNumber")
                        .val())
                .isEqualTo("HRB 4711");
        assertThat(shown.select("input[name=form]").val()).isEqualTo(form.get("form"));
        verify(intake, never()).take(any());
    }

    @Test
    void whatIsWrongInASecondRowIsSaidThereEvenIfTheFirstIsEmpty() throws Exception {
        Map<String, String> form = filledIn();
        form.put("representativesRows", "2");
        form.put("representatives[1].name", form.remove("representatives[0].name"));
        form.put("representatives[1].birthDate", "2999-01-01");
        form.remove("representatives[0].birthDate");
        form.remove("representatives[0].country");

        Document shown = Jsoup.parse(send(page, form).getResponse().getContentAsString());

        assertThat(shown.select(".contact-problem"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.id()).isEqualTo("representatives[1].birthDate-problem"));
    }

    @Test
    void whoeverNamesNobodyIsAsked() throws Exception {
        Map<String, String> form = filledIn();
        form.keySet().removeIf(field -> field.contains("["));

        Document shown = Jsoup.parse(send(page, form).getResponse().getContentAsString());

        assertThat(shown.select(".contact-problem").eachAttr("id"))
                .containsExactly("representatives-problem", "owners-problem");
    }

    @Test
    void theSameFormSentTwiceHasTheSameKey() throws Exception {
        Map<String, String> form = filledIn();
        send(page, form);
        send(page, form);
        form.put("city", "Bremen");
        send(page, form);

        ArgumentCaptor<IncomingApplication> taken = ArgumentCaptor.forClass(IncomingApplication.class);
        verify(intake, times(3)).take(taken.capture());
        List<String> keys = taken.getAllValues().stream()
                .map(IncomingApplication::idempotencyKey)
                .toList();
        assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2));
    }

    @Test
    void anAddressThatSendsTooOftenHasToWaitAndProgramsUseUpTheirTurnsToo() throws Exception {
        MockMvc strict = page(settings(true, "I agree.", null, 2));
        Map<String, String> form = filledIn();
        form.put("website", "http://buy.example");
        assertThat(send(strict, form).getResponse().getRedirectedUrl()).isEqualTo("/apply/thanks");
        send(strict, form);

        MockHttpServletResponse third = send(strict, filledIn()).getResponse();

        assertThat(third.getStatus()).isEqualTo(429);
        assertThat(third.getHeader("Retry-After")).isEqualTo("300");
        assertThat(third.getContentAsString()).contains("Bergmann &lt;b&gt; GmbH");
        verify(intake, never()).take(any());
    }

    @Test
    void whoeverCanNotBeHeardIsToldSo() throws Exception {
        when(intake.take(any())).thenThrow(new IllegalStateException("Anna Berg"));

        MockHttpServletResponse answer = send(page, filledIn()).getResponse();

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentAsString()).contains("your application was not kept");
    }

    @Test
    void switchedOffThereIsNoPage() throws Exception {
        MockMvc off = page(settings(false, "I agree.", null, 2));

        assertThat(off.perform(get("/apply")).andReturn().getResponse().getStatus())
                .isEqualTo(404);
        assertThat(send(off, filledIn()).getResponse().getStatus()).isEqualTo(404);
        assertThat(off.perform(post("/apply").param("more", "owners"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        verify(intake, never()).take(any());
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> settings(true, " ", null, 1)).hasMessageContaining("apply-page.consent");
        assertThatThrownBy(() -> settings(true, "I agree.", URI.create("javascript:alert(1)"), 1))
                .hasMessageContaining("apply-page.privacy");
        assertThatThrownBy(() -> settings(true, "I agree.", null, 0)).hasMessageContaining("apply-page.submissions");
    }

    private IncomingApplication taken() {
        ArgumentCaptor<IncomingApplication> taken = ArgumentCaptor.forClass(IncomingApplication.class);
        verify(intake).take(taken.capture());
        return taken.getValue();
    }

    private static MvcResult send(MockMvc page, Map<String, String> form) throws Exception {
        MockHttpServletRequestBuilder request = post("/apply");
        form.forEach(request::param);
        return page.perform(request).andReturn();
    }

    private static Map<String, String> filledIn() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("form", UUID.randomUUID().toString());
        form.put("kind", "company");
        form.put("name", "Bergmann <b> GmbH");
        form.put("legalForm", "limited");
        form.put("registrationNumber", "HRB 4711");
        form.put("product", "credit");
        form.put("street", "Hafenstr. 1");
        form.put("city", "Hamburg");
        form.put("country", "DE");
        form.put("mail", "anna@bergmann.de");
        form.put("phone", "+49 40 301820");
        form.put("vatId", "DE 136 695 976");
        form.put("iban", "DE89 3704 0044 0532 0130 00");
        form.put("representatives[0].name", "Anna Berg");
        form.put("representatives[0].birthDate", "1980-05-17");
        form.put("representatives[0].country", "DE");
        form.put("owners[0].kind", "company");
        form.put("owners[0].name", "Berg Holding");
        form.put("owners[0].share", "74,5 %");
        form.put("website", "");
        form.put("consent", "yes");
        return form;
    }

    private MockMvc page(ApplySettings settings) {
        return MockMvcBuilders.standaloneSetup(new ApplyController(intake, new ApplicationCheck(), settings))
                .setViewResolvers(views())
                .build();
    }

    private static ViewResolver views() {
        ThymeleafViewResolver views = new ThymeleafViewResolver();
        views.setTemplateEngine(TEMPLATES);
        views.setCharacterEncoding("UTF-8");
        return views;
    }

    private static SpringTemplateEngine templates() {
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        files.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(files);
        return engine;
    }

    private static ApplySettings settings(boolean enabled, String consent, @Nullable URI privacy, int submissions) {
        return new ApplySettings(enabled, null, privacy, consent, submissions, Duration.ofMinutes(10));
    }
}
