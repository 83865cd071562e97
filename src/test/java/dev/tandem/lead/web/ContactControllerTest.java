package dev.tandem.lead.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.tandem.lead.LeadIntake;
import dev.tandem.lead.LeadReceipt;
import dev.tandem.lead.check.LeadCheck;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What the public page does when it is sent too often, is switched off, or nothing can be kept. */
@Tag("once")
class ContactControllerTest {

    private final LeadIntake intake = mock(LeadIntake.class);
    private final MockMvc page = page(settings(true, "I agree.", null, 2));

    @Test
    void anAddressThatSendsTooOftenHasToWaitAndKeepsWhatItWrote() throws Exception {
        when(intake.take(any())).thenReturn(new LeadReceipt.Accepted("LEAD-000001"));
        send(page, "192.0.2.1");
        send(page, "192.0.2.1");

        MvcResult third = send(page, "192.0.2.1");

        assertThat(third.getResponse().getStatus()).isEqualTo(429);
        assertThat(third.getResponse().getHeader("Retry-After")).isEqualTo("300");
        Object form = third.getModelAndView().getModel().get("form");
        assertThat(form)
                .isInstanceOfSatisfying(
                        ContactForm.class,
                        kept -> assertThat(kept.get("lastName")).isEqualTo("Berg"));
        verify(intake, times(2)).take(any());
        assertThat(send(page, "192.0.2.2").getResponse().getStatus()).isEqualTo(302);
    }

    @Test
    void programsThatFillInEverythingUseUpTheirTurnsToo() throws Exception {
        for (int n = 0; n < 2; n++) {
            page.perform(post("/contact").param("website", "x"));
        }

        assertThat(page.perform(post("/contact").param("website", "x"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(429);
        verify(intake, never()).take(any());
    }

    @Test
    void whoeverCanNotBeHeardIsToldSo() throws Exception {
        when(intake.take(any())).thenThrow(new IllegalStateException("Anna Berg"));

        MvcResult answer = send(page, "192.0.2.1");

        assertThat(answer.getResponse().getStatus()).isEqualTo(500);
        assertThat(answer.getModelAndView().getModel().get("notice"))
                .isEqualTo("Something broke on our side, and your message was not kept. Send it again in a moment.");
    }

    @Test
    void switchedOffThereIsNoPage() throws Exception {
        MockMvc off = page(settings(false, "I agree.", null, 2));

        assertThat(off.perform(get("/contact")).andReturn().getResponse().getStatus())
                .isEqualTo(404);
        assertThat(off.perform(get("/contact/thanks")).andReturn().getResponse().getStatus())
                .isEqualTo(404);
        MockHttpServletResponse sent = send(off, "192.0.2.1").getResponse();
        assertThat(sent.getStatus()).isEqualTo(404);
        verify(intake, never()).take(any());
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> settings(true, " ", null, 1)).hasMessageContaining("contact-page.consent");
        assertThatThrownBy(() -> settings(true, "I agree.", URI.create("javascript:alert(1)"), 1))
                .hasMessageContaining("contact-page.privacy");
        assertThatThrownBy(() -> settings(true, "I agree.", null, 0)).hasMessageContaining("contact-page.submissions");
    }

    private static MvcResult send(MockMvc page, String address) throws Exception {
        return page.perform(post("/contact")
                        .param("lastName", "Berg")
                        .param("mail", "anna@example.com")
                        .param("consent", "yes")
                        .with(request -> {
                            request.setRemoteAddr(address);
                            return request;
                        }))
                .andReturn();
    }

    private MockMvc page(ContactSettings settings) {
        return MockMvcBuilders.standaloneSetup(new ContactController(intake, new LeadCheck(), settings))
                // a name of its own, so that the page is not taken for a way back to the same address
                .setViewResolvers((name, locale) -> (model, request, response) -> {
                    if (name.startsWith("redirect:")) {
                        response.sendRedirect(name.substring("redirect:".length()));
                    }
                })
                .build();
    }

    private static ContactSettings settings(boolean enabled, String consent, @Nullable URI privacy, int submissions) {
        return new ContactSettings(enabled, null, privacy, consent, submissions, Duration.ofMinutes(10));
    }
}
