package dev.tandem.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads the user of a session again every minute, so that who was deleted or changed groups does not stay who they were. */
class SessionUserFilter extends OncePerRequestFilter {

    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

    private final Users users;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    SessionUserFilter(Users users) {
        this.users = users;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (session != null
                && authentication != null
                && authentication.getPrincipal() instanceof SignedInUser user
                && user.readAt().plus(KNOWN_FOR).isBefore(Instant.now())) {
            readAgain(user, session, request, response);
        }
        chain.doFilter(request, response);
    }

    private void readAgain(
            SignedInUser user, HttpSession session, HttpServletRequest request, HttpServletResponse response) {
        Optional<SignedInUser> now = users.find(user.id());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        SecurityContextHolder.setContext(context);
        if (now.isEmpty()) {
            session.invalidate();
        } else {
            context.setAuthentication(now.get().authenticated());
            sessions.saveContext(context, request, response);
        }
    }
}
