package dev.tandem.web;

import dev.tandem.core.ProductionCheck;
import dev.tandem.core.StartProblem;
import dev.tandem.core.TandemSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Looks at the address under which people reach Tandem, and at whose word it takes for that. */
@Component
class PublicAddressCheck implements ProductionCheck {

    /** Addresses on the Internet, of the ranges for documentation and of a well-known server. */
    private static final List<String> PUBLIC = List.of("203.0.113.7", "8.8.8.8", "2001:db8:0:0:0:0:0:7");

    private static final String PROXIES = "server.tomcat.remoteip.internal-proxies";

    private final TandemSettings settings;
    private final Environment environment;

    PublicAddressCheck(TandemSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    @Override
    public List<StartProblem> problems() {
        List<StartProblem> problems = new ArrayList<>();
        if (!environment.containsProperty("tandem.base-url")) {
            problems.add(
                    new StartProblem(
                            "Links in mails would lead to this computer: tandem.base-url is not set.",
                            "Set tandem.base-url (TANDEM_BASEURL) to the address of Tandem, for example https://tandem.example.com."));
        } else if (onlyHttps() && !"https".equalsIgnoreCase(settings.baseUrl().getScheme())) {
            problems.add(new StartProblem(
                    "tandem.base-url is " + settings.baseUrl()
                            + ", so passwords, documents and links of customers could be read on the way.",
                    "Let a proxy in front of Tandem do TLS, and set tandem.base-url to its https:// address. Where the way is safe"
                            + " without, set tandem.only-https=false: then cookies go without TLS too."));
        }
        proxies(problems);
        return problems;
    }

    private boolean onlyHttps() {
        return environment.getProperty("tandem.only-https", Boolean.class, true);
    }

    private void proxies(List<StartProblem> problems) {
        if ("framework".equalsIgnoreCase(environment.getProperty("server.forward-headers-strategy"))) {
            problems.add(new StartProblem(
                    "server.forward-headers-strategy is \"framework\", so anybody could pretend to be somebody else's address.",
                    "Leave it out: Tandem then believes proxies of a private network only."));
        }
        String proxies = environment.getProperty(PROXIES, "");
        if (!proxies.isBlank() && believesAnybody(proxies)) {
            problems.add(new StartProblem(
                    PROXIES + " is \"" + proxies + "\", so anybody could pretend to be somebody else's address.",
                    "Name the addresses of your own proxies only, or leave it out: Tandem then believes proxies of a private"
                            + " network."));
        }
    }

    private static boolean believesAnybody(String proxies) {
        try {
            Pattern believed = Pattern.compile(proxies);
            return PUBLIC.stream().anyMatch(address -> believed.matcher(address).matches());
        } catch (PatternSyntaxException e) {
            // Tomcat says what is wrong with it
            return false;
        }
    }
}
