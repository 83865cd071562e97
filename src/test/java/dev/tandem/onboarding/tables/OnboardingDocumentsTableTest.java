package dev.tandem.onboarding.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.DecisionTableInTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of documents, by itself: every row. */
@Tag("once")
class OnboardingDocumentsTableTest {

    private final DecisionTableInTest table = new DecisionTableInTest("customer-onboarding", "onboarding-documents");

    @ParameterizedTest
    @CsvSource({
        // kind, legalForm, country, product, codes
        "person,, DE, standard, identityDocument proofOfAddress",
        "person,, US, standard, identityDocument proofOfAddress",
        "person,, DE, credit, identityDocument proofOfAddress proofOfIncome",
        "person,, DE, reseller, identityDocument proofOfAddress tradeLicence",
        "company, limited, DE, standard, identityDocument registerExtract ownersExtract",
        "company, publicCompany, FR, standard, identityDocument registerExtract ownersExtract",
        "company, partnership, NO, standard, identityDocument registerExtract ownersExtract",
        "company, soleTrader, AT, standard, identityDocument businessRegistration",
        "company, association, DE, standard, identityDocument articles",
        "company, foundation, LI, standard, identityDocument articles beneficiaries",
        "company, trust, IE, standard, identityDocument articles beneficiaries",
        "company, publicBody, DE, standard, identityDocument mandate",
        "company, cooperative, DE, standard, identityDocument registerExtract",
        "company,, DE, standard, identityDocument registerExtract",
        "company, limited, CH, standard, identityDocument registerExtract ownersExtract incorporationCertificate",
        "company, limited, GB, credit, identityDocument registerExtract ownersExtract incorporationCertificate annualAccounts",
        "company, limited,, standard, identityDocument registerExtract ownersExtract incorporationCertificate",
        "company, soleTrader, DE, credit, identityDocument businessRegistration annualAccounts",
        "company, limited, DE, reseller, identityDocument registerExtract ownersExtract tradeLicence",
        ",,,, identityDocument",
    })
    void theDocumentsFollowFromKindLegalFormCountryAndProduct(
            @Nullable String kind,
            @Nullable String legalForm,
            @Nullable String country,
            @Nullable String product,
            String codes) {
        assertThat(ask(kind, legalForm, country, product))
                .extracting(document -> document.get("code"))
                .containsExactly((Object[]) codes.split(" "));
    }

    @Test
    void noCountryOfTheEuropeanEconomicAreaNeedsACertificateOfIncorporation() {
        for (String country : ("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI"
                        + " SK")
                .split(" ")) {
            assertThat(ask("company", "limited", country, "standard"))
                    .as(country)
                    .noneMatch(document -> "incorporationCertificate".equals(document.get("code")));
        }
    }

    @Test
    void everyRowCanAskForItsDocument() {
        ask("person", null, "DE", "credit");
        ask("company", "limited", "US", "credit");
        ask("company", "soleTrader", "DE", "reseller");
        ask("company", "trust", "DE", "standard");
        ask("company", "publicBody", "DE", "standard");
        ask("company", "other", "DE", "standard")
                .forEach(document -> assertThat(document.values()).doesNotContainNull());

        assertThat(table.rowsThatDecided()).containsExactlyInAnyOrderElementsOf(table.rows());
    }

    private List<Map<String, Object>> ask(
            @Nullable String kind, @Nullable String legalForm, @Nullable String country, @Nullable String product) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("kind", kind);
        inputs.put("legalForm", legalForm);
        inputs.put("country", country);
        inputs.put("product", product);
        return table.askAll(inputs);
    }
}
