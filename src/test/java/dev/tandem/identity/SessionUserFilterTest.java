package dev.tandem.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;

class SessionUserFilterTest {

    private static final Instant LONG_AGO = Instant.now().minusSeconds(120);

    private final Users users = mock();
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final CurrentUser currentUser = new CurrentUser();

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void whoWasDeletedIsSignedOut() throws Exception {
        given(users.find("eve")).willReturn(Optional.empty());
        comeBack(user(LONG_AGO, Groups.ADMINISTRATORS));
        assertThat(currentUser.isSignedIn()).isFalse();
        assertThat(request.getSession(false)).isNull();
    }

    @Test
    void whoLeftAGroupLosesItsRights() throws Exception {
        given(users.find("eve")).willReturn(Optional.of(user(Instant.now(), Groups.CLERKS)));
        comeBack(user(LONG_AGO, Groups.ADMINISTRATORS));
        assertThat(currentUser.groups()).containsExactly(Groups.CLERKS);
        assertThat(SecurityContextHolder.getContext().getAuthentication().getAuthorities())
                .extracting(Object::toString)
                .containsExactly("ROLE_clerks");
    }

    @Test
    void withinAMinuteTheUserIsNotReadAgain() throws Exception {
        comeBack(user(Instant.now(), Groups.CLERKS));
        assertThat(currentUser.groups()).containsExactly(Groups.CLERKS);
    }

    private void comeBack(SignedInUser user) throws Exception {
        request.getSession(true);
        SecurityContextHolder.getContext().setAuthentication(user.authenticated());
        new SessionUserFilter(users).doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    }

    private static SignedInUser user(Instant readAt, String group) {
        return new SignedInUser("eve", "Eve", null, Set.of(group), readAt);
    }
}
