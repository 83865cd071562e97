package dev.tandem.identity;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import dev.tandem.metrics.MetricsSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who gets in where. Each part of Tandem has its chain; what belongs to none of them is refused by the last one, so that
 * nothing is open because somebody forgot it.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

    static final String SIGN_IN = "/sign-in";

    private static final String OWN_PAGES_CSP = "default-src 'self'; img-src 'self' data:; object-src 'none';"
            + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /** Nothing but the page itself, its style and its picture: it is open to anybody. */
    private static final String CONTACT_CSP = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'";

    private static final String LINKS_CSP = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** Each filter would be timed, for each request: {@code http.server.requests} says enough. */
    @Bean
    SecurityObservationSettings noTimesOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** Programs that talk to the engine: Basic, no session, the engine checks the authorizations of the user. */
    @Bean
    @Order(10)
    SecurityFilterChain engineRestChain(HttpSecurity http, IdentityService identity, CurrentUser currentUser)
            throws Exception {
        return stateless(http.securityMatcher(paths("/engine-rest", "/engine-rest/**")))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .addFilterAfter(new EngineUserFilter(identity, currentUser), AuthorizationFilter.class)
                .build();
    }

    /** Tandem's own API: Basic, or the session of a page that calls it; never begins a session. */
    @Bean
    @Order(20)
    SecurityFilterChain apiChain(HttpSecurity http, Users users) throws Exception {
        return http.securityMatcher(paths("/api", "/api/**"))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(new SessionTokens())
                        .csrfTokenRequestHandler(SessionTokens.handler())
                        .requireCsrfProtectionMatcher(SessionTokens::areNeeded))
                .addFilterBefore(new CrossSiteFilter(), CsrfFilter.class)
                .addFilterAfter(new SessionUserFilter(users), SecurityContextHolderFilter.class)
                .httpBasic(basic -> basic.authenticationEntryPoint(Problems::unauthorized))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(Problems::unauthorized)
                        .accessDeniedHandler(Problems::forbidden))
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .build();
    }

    /** Health for probes; the rest of the actuator for those who run Tandem. */
    @Bean
    @Order(30)
    SecurityFilterChain actuatorChain(HttpSecurity http, MetricsSettings metrics) throws Exception {
        return stateless(http.securityMatcher(paths("/actuator", "/actuator/**")))
                .addFilterBefore(new MetricsTokenFilter(metrics.token()), BasicAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(paths("/actuator/health", "/actuator/health/**"))
                        .permitAll()
                        .requestMatchers(paths("/actuator/prometheus"))
                        .hasAnyAuthority(
                                "ROLE_" + Groups.OPERATIONS,
                                "ROLE_" + Groups.ADMINISTRATORS,
                                MetricsTokenFilter.AUTHORITY)
                        .anyRequest()
                        .hasAnyRole(Groups.OPERATIONS, Groups.ADMINISTRATORS))
                .build();
    }

    /**
     * Tasklist, Cockpit, Admin. Camunda's own filters follow (its token against forged requests, its rules, its CSP);
     * its own sign-in and its set-up of a first administrator are closed.
     */
    @Bean
    @Order(40)
    SecurityFilterChain webappsChain(HttpSecurity http, Users users) throws Exception {
        return signInPage(http.securityMatcher(paths("/camunda", "/camunda/**")), users)
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .xssProtection(HeadersConfigurer.XXssConfig::disable))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(paths(
                                "/camunda/api/admin/setup/**",
                                "/camunda/app/admin/*/setup/**",
                                "/camunda/api/admin/auth/user/*/login/**"))
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .addFilterAfter(new WebappsSignOutFilter(), AuthorizationFilter.class)
                .build();
    }

    /** Tandem's own pages and the forms that Tasklist shows. */
    @Bean
    @Order(50)
    SecurityFilterChain pagesChain(HttpSecurity http, Users users) throws Exception {
        return signInPage(
                        http.securityMatcher(paths(
                                "/",
                                SIGN_IN,
                                "/sign-out",
                                "/assets/**",
                                "/forms/**",
                                "/invoices",
                                "/invoices/**",
                                "/accounting/**",
                                "/accounts",
                                "/leads",
                                "/leads/**",
                                "/onboardings",
                                "/onboardings/**",
                                "/teams/**",
                                "/crm",
                                "/screening",
                                "/housekeeping",
                                "/mails",
                                "/mails/**",
                                "/favicon.ico",
                                "/error")),
                        users)
                .csrf(csrf -> csrf.csrfTokenRequestHandler(new UploadTokens()))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(OWN_PAGES_CSP)))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(paths(SIGN_IN, "/assets/**", "/favicon.ico"))
                                .permitAll()
                                .requestMatchers(paths("/error"))
                                .denyAll()
                                .anyRequest()
                                .authenticated())
                .build();
    }

    /**
     * Pages behind links in mails. The token in the address is all that counts, whoever is signed in in the browser: nothing
     * is done in the name of a session, so that there is nothing to forge.
     */
    @Bean
    @Order(60)
    SecurityFilterChain linksChain(HttpSecurity http) throws Exception {
        return open(http.securityMatcher(paths("/answers/*")), LINKS_CSP);
    }

    /**
     * The public pages. They know nobody, whoever is signed in in the browser, so that there is nothing to forge either.
     */
    @Bean
    @Order(70)
    SecurityFilterChain contactChain(HttpSecurity http) throws Exception {
        return open(http.securityMatcher(paths("/contact", "/contact/*", "/apply", "/apply/*")), CONTACT_CSP);
    }

    /** The page on which a customer sends documents: the token in the address is all that counts here too. */
    @Bean
    @Order(75)
    SecurityFilterChain documentsChain(HttpSecurity http) throws Exception {
        return open(http.securityMatcher(paths("/documents/*", "/documents/*/*")), CONTACT_CSP);
    }

    private static SecurityFilterChain open(HttpSecurity http, String csp) throws Exception {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(csp)))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(SecurityProperties.BASIC_AUTH_ORDER)
    SecurityFilterChain everythingElseChain(HttpSecurity http) throws Exception {
        return stateless(http)
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, e) -> {
                    if (isPage(request)) {
                        response.sendError(HttpStatus.FORBIDDEN.value());
                    } else {
                        Problems.unauthorized(request, response, e);
                    }
                }))
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .build();
    }

    /** After Spring Security, before the filters that Camunda's web applications register. */
    @Bean
    FilterRegistrationBean<Filter> webappsUserFilter() {
        var registration = new FilterRegistrationBean<Filter>(new ContainerBasedAuthenticationFilter());
        registration.setName("Container Based Authentication Filter");
        registration.setInitParameters(
                Map.of(ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM, WebappsUser.class.getName()));
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }

    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterBefore(new CrossSiteFilter(), CsrfFilter.class)
                .httpBasic(basic -> basic.authenticationEntryPoint(Problems::unauthorized))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(Problems::unauthorized)
                        .accessDeniedHandler(Problems::forbidden));
    }

    private static HttpSecurity signInPage(HttpSecurity http, Users users) throws Exception {
        HttpSessionRequestCache wanted = new HttpSessionRequestCache();
        wanted.setRequestMatcher(SecurityConfiguration::isPage);
        wanted.setMatchingRequestParameterName(null);
        return http.formLogin(form -> form.loginPage(SIGN_IN)
                        .usernameParameter("user")
                        .passwordParameter("password")
                        .failureUrl(SIGN_IN + "?refused"))
                .logout(logout -> logout.logoutUrl("/sign-out")
                        .logoutSuccessUrl(SIGN_IN + "?signedOut")
                        .deleteCookies("JSESSIONID"))
                .requestCache(cache -> cache.requestCache(wanted))
                // nothing of the session before signing in survives it, Camunda's idea of who is signed in neither
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(signInFirst()))
                .addFilterAfter(new SessionUserFilter(users), SecurityContextHolderFilter.class);
    }

    private static AuthenticationEntryPoint signInFirst() {
        var signInPage = new LoginUrlAuthenticationEntryPoint(SIGN_IN);
        return (request, response, e) -> {
            if (isPage(request)) {
                signInPage.commence(request, response, e);
            } else {
                Problems.unauthorized(request, response, e);
            }
        };
    }

    /** A page that somebody opens, other than what the page itself loads. */
    private static boolean isPage(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        String accept = request.getHeader("Accept");
        return HttpMethod.GET.matches(request.getMethod())
                && (mode == null || mode.equals("navigate"))
                && request.getHeader("X-Requested-With") == null
                && accept != null
                && accept.contains("text/html")
                && !request.getRequestURI().startsWith("/camunda/api/");
    }

    private static RequestMatcher paths(String... patterns) {
        return new OrRequestMatcher(Arrays.stream(patterns)
                .map(pattern -> (RequestMatcher) withDefaults().matcher(pattern))
                .toList());
    }
}
