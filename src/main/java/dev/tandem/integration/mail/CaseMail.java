package dev.tandem.integration.mail;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a feature tells about its cases, so that the one mail delegate can write their mails. One bean per process. */
public interface CaseMail {

    /** Key of the process definition whose mails these are. */
    String process();

    /**
     * Whom a mail goes to: each of them gets one of their own.
     *
     * @param role as the model names it, for example {@code supplier} or {@code requester}
     * @return an empty list if nobody has a known address; empty if the mail has become pointless, and nobody is to get it
     */
    Optional<List<Recipient>> recipients(String caseId, String role);

    /**
     * All values that mail templates of this process may ask for; texts for people, empty where the case has none.
     *
     * @param template name of the mail, without endings
     * @see LateTexts for those that take time to find out
     */
    Map<String, String> values(String caseId, String template, Recipient to);

    /** Records in the case that a mail did not go out, because there is no address, or none that a mail can be sent to. */
    void noAddress(String caseId, String role, String template);

    /**
     * Somebody who gets a mail.
     *
     * @param address one plain mail address
     * @param userId id of the user; null for somebody outside
     */
    record Recipient(String address, @Nullable String userId) {}
}
