package dev.tandem.identity;

import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The person who sent the current request, as Spring Security signed them in. Nothing else says who acts. */
@Component
public class CurrentUser {

    /**
     * The id of the signed-in user.
     *
     * @throws AuthenticationCredentialsNotFoundException if nobody is signed in (answered with 401)
     */
    public String userId() {
        return user().id();
    }

    /** First and last name, or the id where these are missing. */
    public String displayName() {
        return user().displayName();
    }

    /** The mail address, where one is known. */
    public Optional<String> mail() {
        return Optional.ofNullable(user().mail());
    }

    /** The ids of the user's groups; see {@link Groups}. */
    public Set<String> groups() {
        return user().groups();
    }

    /** True if the signed-in user is in at least one of these groups. */
    public boolean isIn(String... groups) {
        return Set.of(groups).stream().anyMatch(groups()::contains);
    }

    /** False where nobody is signed in: in jobs, at start-up, on the sign-in page. */
    public boolean isSignedIn() {
        return find().isPresent();
    }

    private SignedInUser user() {
        return find().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is signed in."));
    }

    private static Optional<SignedInUser> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedInUser user
                ? Optional.of(user)
                : Optional.empty();
    }
}
