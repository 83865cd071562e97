package dev.tandem.contact;

import dev.tandem.integration.mail.MailAddress;
import java.util.List;
import java.util.Optional;
import org.apache.commons.validator.routines.DomainValidator;
import org.apache.commons.validator.routines.DomainValidator.ArrayType;
import org.apache.commons.validator.routines.DomainValidator.Item;

/** Mail addresses as people and programs write them. */
public final class Mails {

    /** Manuals and samples write addresses that end so. */
    private static final DomainValidator DOMAINS =
            DomainValidator.getInstance(false, List.of(new Item(ArrayType.GENERIC_PLUS, new String[] {"example"})));

    private Mails() {}

    /** The address that is written so; empty if it can't be one. {@code mailto:} and a name beside it are left out. */
    public static Optional<String> read(String text) {
        String address = text.replaceFirst("(?i)^mailto:", "");
        int opening = address.lastIndexOf('<');
        if (opening >= 0 && address.endsWith(">")) {
            address = address.substring(opening + 1, address.length() - 1);
        }
        return MailAddress.parse(address);
    }

    /** Whether mail can be sent there at all: whether the domain has the form of one, below an end that there is. */
    public static boolean domainCanBe(String address) {
        return DOMAINS.isValid(address.substring(address.lastIndexOf('@') + 1));
    }
}
