package dev.tandem.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;

/** Tells Tasklist, Cockpit and Admin who is signed in, so that they have no sign-in of their own. */
public class WebappsUser extends ContainerBasedAuthenticationProvider {

    private final CurrentUser currentUser = new CurrentUser();

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        if (!currentUser.isSignedIn()) {
            return AuthenticationResult.unsuccessful();
        }
        AuthenticationResult result = AuthenticationResult.successful(currentUser.userId());
        result.setGroups(List.copyOf(currentUser.groups()));
        result.setTenants(List.of());
        return result;
    }
}
