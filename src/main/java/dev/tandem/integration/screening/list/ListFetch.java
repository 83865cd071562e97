package dev.tandem.integration.screening.list;

import dev.tandem.core.RemoteFile;
import dev.tandem.integration.screening.SanctionsListVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.ClassPathResource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Fetches the list from where the settings say, at the start and then again and again. */
@Component
class ListFetch implements ApplicationRunner {

    /** Where a list comes from that protects nobody. */
    static final String SHIPPED = "the list of invented names that ships with Tandem, for trying";

    private static final Logger log = LoggerFactory.getLogger(ListFetch.class);

    private final SanctionsSettings settings;
    private final ListLoader loader;
    private final ListInForce inForce;

    ListFetch(SanctionsSettings settings, ListLoader loader, ListInForce inForce) {
        this.settings = settings;
        this.loader = loader;
        this.inForce = inForce;
    }

    /**
     * What ships is there at once, unless somebody put another list in force; what has to be fetched comes a little later, and a start
     * does not wait for it.
     */
    @Override
    public void run(ApplicationArguments arguments) {
        inForce.refresh();
        SanctionsListVersion list = inForce.currentList();
        if (settings.list().isShipped() && (list.version() == 0 || list.source().equals(SHIPPED))) {
            fetch();
        }
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "${tandem.screening.refresh-every:PT6H}")
    void fetchFromElsewhere() {
        if (!settings.list().isShipped()) {
            fetch();
        }
    }

    void fetch() {
        SanctionsSettings.Files files = settings.list();
        String source = files.isShipped() ? SHIPPED : "fetched from " + new RemoteFile(files.sdn(), 0).place();
        try {
            loader.load(new ListLoader.Delivery(content(files.sdn()), content(files.alt()), source, null, false));
        } catch (ListRefusedException e) {
            log.debug("The loader has said so already.");
        } catch (IOException e) {
            loader.failed(source, "It can't be fetched: " + e.getMessage() + ".");
        } catch (RuntimeException e) {
            log.error("The sanctions list could not be put in force.", e);
        }
        inForce.refresh();
    }

    private static byte[] content(URI location) throws IOException {
        if ("classpath".equals(location.getScheme())) {
            try (InputStream in = new ClassPathResource(location.getPath()).getInputStream()) {
                return in.readAllBytes();
            }
        }
        return new RemoteFile(location, TreasuryFiles.MAX_SIZE).read();
    }
}
