package dev.tandem.integration.mail.outbox;

import jakarta.mail.AuthenticationFailedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailAuthenticationException;

/** Why a mail did not go out, for those who run Tandem. */
final class MailProblem {

    private static final int FIRST_FINAL_CODE = 500;

    private MailProblem() {}

    /** A sentence, with the kind of exception. Without the messages of exceptions: they quote addresses. */
    static String of(Throwable cause) {
        List<Throwable> chain = chain(cause);
        String kind = kind(chain);
        String sentence = sentence(chain);
        return sentence.isEmpty() ? kind : sentence + " (" + kind + ")";
    }

    /** Whether the server refuses this mail for good: a code of the 500s, by RFC 5321 section 4.2.1. */
    static boolean isFinal(Throwable cause) {
        return code(chain(cause)).orElse(0) >= FIRST_FINAL_CODE;
    }

    private static String sentence(List<Throwable> chain) {
        OptionalInt code = code(chain);
        if (code.isPresent()) {
            return "The mail server refused it with code " + code.getAsInt();
        }
        if (has(chain, CertificateException.class, CertPathBuilderException.class, CertPathValidatorException.class)) {
            return "The certificate of the mail server is not trusted, or is for another name: README.md says how to trust it";
        }
        if (has(chain, SSLException.class)) {
            return "Mail server and Tandem did not agree on encryption";
        }
        if (has(chain, AuthenticationFailedException.class, MailAuthenticationException.class)) {
            return "The mail server does not take spring.mail.username with spring.mail.password";
        }
        if (has(chain, UnknownHostException.class)) {
            return "There is no host of the name in spring.mail.host";
        }
        if (has(chain, ConnectException.class, NoRouteToHostException.class)) {
            return "Nothing answers at spring.mail.host and spring.mail.port";
        }
        if (has(chain, SocketTimeoutException.class)) {
            return "The mail server does not answer in time";
        }
        if (chain.stream().anyMatch(one -> String.valueOf(one.getMessage()).startsWith("STARTTLS is required"))) {
            return "The mail server can't encrypt, and has to: for a user name, or by starttls.required";
        }
        return "";
    }

    /** What the server answered, if it did. */
    private static OptionalInt code(List<Throwable> chain) {
        return chain.stream()
                .mapToInt(one -> one instanceof SMTPSendFailedException send
                        ? send.getReturnCode()
                        : one instanceof SMTPAddressFailedException address
                                ? address.getReturnCode()
                                : one instanceof SMTPSenderFailedException sender ? sender.getReturnCode() : -1)
                .filter(code -> code > 0)
                .findFirst();
    }

    @SafeVarargs
    private static boolean has(List<Throwable> chain, Class<? extends Throwable>... kinds) {
        return chain.stream().anyMatch(one -> List.of(kinds).stream().anyMatch(kind -> kind.isInstance(one)));
    }

    private static String kind(List<Throwable> chain) {
        String outer = chain.get(0).getClass().getSimpleName();
        String root = chain.get(chain.size() - 1).getClass().getSimpleName();
        return chain.size() == 1 ? outer : outer + ", " + root;
    }

    private static List<Throwable> chain(Throwable cause) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable one = cause; one != null && !chain.contains(one); one = one.getCause()) {
            chain.add(one);
        }
        return chain;
    }
}
