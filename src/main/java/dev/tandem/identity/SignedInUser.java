package dev.tandem.identity;

import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Who is signed in, as the engine's identity tables had it at {@code readAt}. */
record SignedInUser(String id, String displayName, @Nullable String mail, Set<String> groups, Instant readAt)
        implements Principal, Serializable {

    @Override
    public String getName() {
        return id;
    }

    UsernamePasswordAuthenticationToken authenticated() {
        return UsernamePasswordAuthenticationToken.authenticated(this, null, authorities());
    }

    private Collection<GrantedAuthority> authorities() {
        return groups.stream()
                .map(group -> (GrantedAuthority) new SimpleGrantedAuthority("ROLE_" + group))
                .toList();
    }
}
