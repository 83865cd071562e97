package dev.tandem.onboarding.erasure;

import static dev.tandem.onboarding.SampleApplications.COMPANY;
import static dev.tandem.onboarding.SampleApplications.application;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.StrictJson;
import dev.tandem.erasure.Erasure;
import dev.tandem.erasure.Erasures;
import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.Channel;
import dev.tandem.onboarding.IncomingApplication;
import dev.tandem.onboarding.OnboardingCases;
import dev.tandem.onboarding.OnboardingIntake;
import dev.tandem.onboarding.OnboardingReceipt;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.testing.DatabaseSlice;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

@SpringBootTest(
        classes = {DatabaseSlice.class, CustomerErasureTest.Beans.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
class CustomerErasureTest {

    @ComponentScan(
            basePackages = "dev.tandem.onboarding",
            useDefaultFilters = false,
            includeFilters =
                    @Filter(
                            type = FilterType.ASSIGNABLE_TYPE,
                            classes = {Onboardings.class, OnboardingIntake.class}))
    @Import({CustomerErasure.class, Erasures.class})
    static class Beans {}

    @MockitoBean
    OnboardingCases cases;

    @Autowired
    CustomerErasure erasure;

    @Autowired
    Onboardings onboardings;

    @Autowired
    OnboardingIntake intake;

    @Autowired
    JdbcClient jdbc;

    private final String unique = UUID.randomUUID().toString();

    @AfterEach
    void clear() {
        jdbc.sql("delete from erasure").update();
    }

    @Test
    void everyApplicationWithTheSameMailAddressIsForgotten() {
        String one = sent(unique + "@bergmann.de");
        String two = sent(unique.toUpperCase(java.util.Locale.ROOT) + "@Bergmann.de");
        sent("other" + unique + "@bergmann.de");

        List<Erasure> requested = erasure.request(two, "olga");

        assertThat(requested).extracting(Erasure::caseId).containsExactly(two, one);
        assertThat(requested).extracting(Erasure::requestedBy).containsOnly("olga");
        assertThat(erasure.request(one, "another"))
                .extracting(Erasure::requestedBy)
                .containsOnly("olga");
    }

    @Test
    void anApplicationWithoutAMailAddressIsForgottenAlone() {
        String one = sent(null);
        sent(null);

        assertThat(erasure.request(one, "olga")).extracting(Erasure::caseId).containsExactly(one);
    }

    @Test
    void whatIsErasedStaysSo() {
        String one = sent(unique + "@bergmann.de");
        onboardings.erase(one);

        assertThat(erasure.request(one, "olga")).isEmpty();
        assertThat(erasure.of(one)).isEmpty();
    }

    private String sent(@org.jspecify.annotations.Nullable String mail) {
        Application application = application(
                mail == null
                        ? COMPANY.replace("\"mail\": \"anna@bergmann.de\",", "")
                        : COMPANY.replace("anna@bergmann.de", mail));
        return ((OnboardingReceipt.Accepted) intake.take(new IncomingApplication(
                        application, StrictJson.write(application), Channel.API, "desk", null, null)))
                .onboardingId();
    }
}
