package dev.tandem.identity;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Signs in the users of the engine's identity tables, with the engine's delay after wrong passwords. */
@Component
class EngineUserAuthenticationProvider implements AuthenticationProvider {

    private static final String REFUSED =
            "User name or password is wrong, or it was tried again too soon after a wrong one.";

    private final Users users;

    EngineUserAuthenticationProvider(Users users) {
        this.users = users;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String userId = attempt.getName();
        Object password = attempt.getCredentials();
        if (userId.isBlank() || password == null || !users.passwordMatches(userId, password.toString())) {
            throw new BadCredentialsException(REFUSED);
        }
        SignedInUser user = users.find(userId).orElseThrow(() -> new BadCredentialsException(REFUSED));
        var result = user.authenticated();
        result.setDetails(attempt.getDetails());
        return result;
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
