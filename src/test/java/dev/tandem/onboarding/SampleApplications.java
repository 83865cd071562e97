package dev.tandem.onboarding;

import dev.tandem.core.StrictJson;

/** Applications to test with, all of them complete and right. */
public final class SampleApplications {

    /** A company that belongs to the person who leads it. */
    public static final String COMPANY = """
            {"kind": "company", "name": "Bergmann Werkzeuge GmbH", "legalForm": "limited", "registrationNumber": "HRB 4711",
             "country": "DE", "street": "Hafenstr. 1", "postalCode": "20457", "city": "Hamburg", "vatId": "DE136695976",
             "iban": "DE89370400440532013000", "product": "credit", "contactName": "Anna Berg", "mail": "anna@bergmann.de",
             "phone": "+4940301820", "representatives": [{"name": "Anna Berg", "birthDate": "1980-05-17", "country": "DE"}],
             "owners": [{"kind": "person", "name": "Anna Berg", "birthDate": "1980-05-17", "country": "DE", "share": 100}]}""";

    public static final String PERSON = """
            {"kind": "person", "name": "Anna Berg", "country": "DE", "street": "Hafenstr. 1", "postalCode": "20457",
             "city": "Hamburg", "iban": "DE89370400440532013000", "product": "standard", "mail": "anna@bergmann.de",
             "phone": "+4940301820", "birthDate": "1980-05-17"}""";

    private SampleApplications() {}

    public static Application application(String json) {
        return StrictJson.value(json, Application.class, "application");
    }
}
