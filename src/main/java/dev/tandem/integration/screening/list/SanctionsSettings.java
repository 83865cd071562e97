package dev.tandem.integration.screening.list;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Screening against the sanctions list.
 *
 * @param list where the list comes from
 * @param refreshEvery pause between two looks at the list's place
 * @param pollEvery how soon a node notices a list that another one put in force
 * @param smallestShare a list with fewer entries, or names, than this share of the one in force is refused
 * @param threshold score, from 50 to 100, from which on a name is a hit that somebody has to look at
 */
@ConfigurationProperties("tandem.screening")
record SanctionsSettings(
        @DefaultValue Files list,
        @DefaultValue("PT6H") Duration refreshEvery,
        @DefaultValue("PT5S") Duration pollEvery,
        @DefaultValue("0.9") double smallestShare,
        @DefaultValue("80") int threshold) {

    SanctionsSettings {
        Assert.isTrue(smallestShare >= 0 && smallestShare <= 1, "tandem.screening.smallest-share must be from 0 to 1.");
        Assert.isTrue(threshold >= 50 && threshold <= 100, "tandem.screening.threshold must be from 50 to 100.");
        Assert.isTrue(
                !refreshEvery.isNegative() && !refreshEvery.isZero(),
                "tandem.screening.refresh-every must be longer than 0.");
        Assert.isTrue(
                !pollEvery.isNegative() && !pollEvery.isZero(), "tandem.screening.poll-every must be longer than 0.");
    }

    /**
     * The two files of the list: {@code https}, {@code http}, {@code file}, or {@code classpath} for the one that ships.
     *
     * @param sdn the entries
     * @param alt their aliases
     * @param allowInvented whether production may start with the one that ships, for example where compliance sends in the lists
     */
    record Files(
            @DefaultValue("classpath:/sanctions/sdn.csv") URI sdn,
            @DefaultValue("classpath:/sanctions/alt.csv") URI alt,
            @DefaultValue("false") boolean allowInvented) {

        private static final String SHIPPED = "classpath";
        private static final Set<String> SCHEMES = Set.of("https", "http", "file", SHIPPED);

        Files {
            check("sdn", sdn);
            check("alt", alt);
        }

        /** Whether it is the list that ships with Tandem, of names that nobody has. */
        boolean isShipped() {
            return SHIPPED.equals(sdn.getScheme());
        }

        private static void check(String name, URI location) {
            Assert.isTrue(
                    location.getScheme() != null && SCHEMES.contains(location.getScheme()),
                    () -> "tandem.screening.list." + name + " must begin with https:, http:, file: or classpath:.");
        }
    }
}
