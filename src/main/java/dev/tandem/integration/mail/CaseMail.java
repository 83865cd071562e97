package dev.tandem.integration.mail;

import java.util.Map;
import java.util.Optional;

/** What a feature tells about its cases, so that the one mail delegate can write their mails. One bean per process. */
public interface CaseMail {

    /** Key of the process definition whose mails these are. */
    String process();

    /**
     * The address of a recipient.
     *
     * @param recipient role as the model names it, for example {@code supplier} or {@code requester}
     * @return empty if nobody knows one
     */
    Optional<String> address(String caseId, String recipient);

    /** All values that mail templates of this process may ask for; texts for people, empty where the case has none. */
    Map<String, String> values(String caseId);

    /** Records in the case that a mail did not go out, because there is no address, or none that a mail can be sent to. */
    void noAddress(String caseId, String recipient, String template);
}
