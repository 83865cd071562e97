package dev.tandem.onboarding;

import static dev.tandem.onboarding.SampleApplications.COMPANY;
import static dev.tandem.onboarding.SampleApplications.application;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.tandem.core.StrictJson;
import dev.tandem.onboarding.OnboardingReceipt.Accepted;
import dev.tandem.onboarding.OnboardingReceipt.AlreadyKnown;
import dev.tandem.onboarding.OnboardingReceipt.KeyUsedBefore;
import dev.tandem.onboarding.OnboardingReceipt.Refused;
import dev.tandem.testing.DatabaseSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

@SpringBootTest(
        classes = {DatabaseSlice.class, OnboardingIntakeTest.Beans.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
class OnboardingIntakeTest {

    private static final int SENDERS = 4;

    @Import({Onboardings.class, OnboardingIntake.class})
    static class Beans {}

    @MockitoBean
    OnboardingCases cases;

    @Autowired
    OnboardingIntake intake;

    @Autowired
    Onboardings onboardings;

    private final String key = UUID.randomUUID().toString();

    @Test
    void anApplicationIsKeptAsItWasSentAndItsCaseBegins() {
        String sent = COMPANY.replace("\"country\": \"DE\"", "\"country\": \"Federal Republic of Germany\"");

        String id = accepted(intake.take(incoming(sent, "api", null)));

        assertThat(onboardings.get(id).application()).isEqualTo(application(sent));
        assertThat(onboardings.get(id).state()).isEqualTo(OnboardingState.RECEIVED);
        assertThat(onboardings.given(id)).contains(StrictJson.write(application(sent)));
        verify(cases).start(id);
    }

    @Test
    void theSameKeyWithTheSameContentIsTheSameCase() {
        String id = accepted(intake.take(incoming(COMPANY, "api", key)));

        assertThat(intake.take(incoming(COMPANY, "api", key))).isEqualTo(new AlreadyKnown(id));
        verify(cases, times(1)).start(any());
    }

    @Test
    void theSameKeyWithOtherContentIsRefused() {
        String id = accepted(intake.take(incoming(COMPANY, "api", key)));

        assertThat(intake.take(incoming(COMPANY.replace("Hamburg", "Bremen"), "api", key)))
                .isEqualTo(new KeyUsedBefore(id));
    }

    @Test
    void keysOfTwoSendersAreTwoKeys() {
        String one = accepted(intake.take(incoming(COMPANY, "one", key)));

        assertThat(accepted(intake.take(incoming(COMPANY, "other", key)))).isNotEqualTo(one);
    }

    @Test
    void theSameApplicationSentAtTheSameMomentIsOneCase() throws Exception {
        CyclicBarrier together = new CyclicBarrier(SENDERS);
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        List<Future<OnboardingReceipt>> answers = new ArrayList<>();
        for (int n = 0; n < SENDERS; n++) {
            answers.add(senders.submit(() -> {
                together.await();
                return intake.take(incoming(COMPANY, "api", key));
            }));
        }
        List<OnboardingReceipt> receipts = new ArrayList<>();
        for (Future<OnboardingReceipt> answer : answers) {
            receipts.add(answer.get());
        }
        senders.shutdown();

        List<OnboardingReceipt> accepted =
                receipts.stream().filter(Accepted.class::isInstance).toList();
        assertThat(accepted).hasSize(1);
        String id = accepted(accepted.get(0));
        assertThat(receipts)
                .filteredOn(receipt -> !(receipt instanceof Accepted))
                .hasSize(SENDERS - 1)
                .containsOnly(new AlreadyKnown(id));
        assertThat(onboardings.find(id)).isPresent();
    }

    @Test
    void whatCanNotBeTakenInBeginsNoCase() {
        OnboardingReceipt receipt = intake.take(incoming("{\"product\": \"credit\"}", "api", key));

        assertThat(receipt)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(ApplicationProblem::problem)
                                .containsExactly(
                                        "Nothing is said of who applies. Give at least a name or a mail address."));
        verify(cases, never()).start(any());
    }

    private static IncomingApplication incoming(String json, String sender, @Nullable String key) {
        Application application = application(json);
        return new IncomingApplication(application, StrictJson.write(application), Channel.API, sender, key, null);
    }

    private static String accepted(OnboardingReceipt receipt) {
        assertThat(receipt).isInstanceOf(Accepted.class);
        return ((Accepted) receipt).onboardingId();
    }
}
