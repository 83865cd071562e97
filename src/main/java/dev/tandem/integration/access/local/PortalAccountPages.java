package dev.tandem.integration.access.local;

import dev.tandem.core.Sequences;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the page shows of Tandem's own list of accounts. */
@Component
@ConditionalOnProperty(name = "tandem.access.system", havingValue = "local", matchIfMissing = true)
class PortalAccountPages {

    static final int MOST = 100;
    private static final int LONGEST_TEXT = 200;

    private final PortalAccounts accounts;

    PortalAccountPages(JdbcClient jdbc, Sequences sequences) {
        this.accounts = new PortalAccounts(jdbc, sequences);
    }

    /** What contains the text, newest first, at most {@link #MOST}; blank text finds all. */
    @Transactional(readOnly = true)
    public List<PortalAccount> find(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        String pattern = "%"
                + wanted.substring(0, Math.min(wanted.length(), LONGEST_TEXT))
                        .replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_")
                + "%";
        return accounts.search(pattern, MOST);
    }
}
