package dev.tandem.onboarding.process;

import static dev.tandem.core.ProcessVariable.bool;
import static dev.tandem.core.ProcessVariable.number;
import static dev.tandem.core.ProcessVariable.text;

import dev.tandem.core.ProcessVariable;
import dev.tandem.deployment.RequiredProcess;
import dev.tandem.onboarding.screening.Hits;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The names that the models {@code processes/customer-onboarding} and this program share. */
@Configuration(proxyBeanMethods = false)
class CustomerOnboarding {

    static final String PROCESS = "customer-onboarding";
    static final String RESCREENING = "customer-rescreening";
    static final String RISK = "onboarding-risk";
    static final String DOCUMENTS = "onboarding-documents";

    static final String COMPLETE_APPLICATION = "userTask_completeApplication";
    static final String REVIEW_HIT = "userTask_reviewHit";
    static final String CONFIRM_CLEARING = "userTask_confirmClearing";
    static final String ACCEPT_RISK = "userTask_acceptRisk";
    static final String CHECK_DOCUMENT = "userTask_checkDocument";
    static final String RESOLVE_SETTING_UP = "userTask_resolveSettingUp";
    static final String FOLLOW_UP = "userTask_followUp";

    static final String CHECK_APPLICATION = "serviceTask_checkApplication";
    static final String SCREEN_PERSON = "serviceTask_screenPerson";
    static final String COLLECT_HITS = "serviceTask_collectHits";
    static final String ASSESS_RISK = "businessRuleTask_assessRisk";
    static final String REQUIRE_DOCUMENTS = "businessRuleTask_requireDocuments";
    static final String RELEASE_CUSTOMER = "serviceTask_releaseCustomer";
    static final String OPEN_IN_ACCOUNTING = "serviceTask_openInAccounting";
    static final String REGISTER_IN_CRM = "serviceTask_registerInCrm";
    static final String CREATE_ACCESS = "serviceTask_createAccess";
    static final String UNDO_SETTING_UP = "subProcess_undoSettingUp";
    static final String RECORD_CUSTOMER = "serviceTask_recordCustomer";
    static final String WITHDRAW_APPLICATION = "serviceTask_withdrawApplication";
    static final String FORGET_CUSTOMER = "serviceTask_forgetCustomer";

    /** The application, or the list, has changed: everything is examined again. */
    static final String CHANGED = "onboardingChanged";

    static final String DOCUMENT_UPLOADED = "onboardingDocumentUploaded";
    static final String WITHDRAWN = "onboardingWithdrawn";
    static final String ERASURE = "onboardingErasure";

    static final String SETTING_UP_REFUSED = "settingUpRefused";

    static final ProcessVariable<String> ONBOARDING_ID = text("onboardingId");
    /** As people call the customer, for the list of tasks. */
    static final ProcessVariable<String> CUSTOMER_NAME = text("customerName");

    static final ProcessVariable<Boolean> COMPLETE = bool("complete");
    static final ProcessVariable<Integer> PERSON_COUNT = number("personCount");
    static final ProcessVariable<Integer> LOOP_COUNTER = number("loopCounter");
    /** Possible hits that somebody has to review. */
    static final ProcessVariable<Integer> HIT_COUNT = number("hitCount");
    /** The possible hit that a review is about. */
    static final ProcessVariable<String> HIT_ID = text("hitId");

    static final ProcessVariable<String> RISK_CLASS = text("riskClass");
    static final ProcessVariable<String> RISK_REASON = text("riskReason");

    /** Documents that are still wanted. */
    static final ProcessVariable<Integer> DOCUMENT_COUNT = number("documentCount");
    /** The document that a request is about: its number in the application. */
    static final ProcessVariable<Integer> DOCUMENT_NUMBER = number("documentNumber");

    static final ProcessVariable<Boolean> DOCUMENT_HERE = bool("documentHere");
    /** How long the customer has, in days; a text, because the model gives it. */
    static final ProcessVariable<String> DAYS_TO_UPLOAD = text("daysToUpload");
    /** How long who is asked again has at least, in days; a text, because the model gives it. */
    static final ProcessVariable<String> DAYS_TO_SEND_AGAIN = text("daysToSendAgain");
    /** ISO date and time. */
    static final ProcessVariable<String> DOCUMENTS_DUE_AT = text("documentsDueAt");

    /** Mails that were numbered so far. */
    static final ProcessVariable<Integer> MAIL_COUNT = number("mailCount");

    /** Why setting up ended, in plain words. */
    static final ProcessVariable<String> SETTING_UP_PROBLEM = text("settingUpProblem");

    static final ProcessVariable<Boolean> FIRST_BUSINESS = bool("firstBusiness");

    static final ProcessVariable<String> DECISION = text("decision");
    static final ProcessVariable<String> REASON = text("reason");

    // what OnboardingFactsListener shows decision tables
    static final ProcessVariable<String> KIND = text("kind");
    static final ProcessVariable<String> LEGAL_FORM = text("legalForm");
    static final ProcessVariable<String> COUNTRY = text("country");
    static final ProcessVariable<String> PRODUCT = text("product");
    /** {@code persons}, {@code companies}, {@code unknown}, or {@code none} for a person. */
    static final ProcessVariable<String> OWNERSHIP = text("ownership");
    /** {@code clear}, or {@code cleared} if possible hits were cleared by people. */
    static final ProcessVariable<String> SCREENING = text("screening");

    @Bean
    RequiredProcess customerOnboardingProcess() {
        return new RequiredProcess(
                PROCESS,
                Set.of(RISK, DOCUMENTS),
                Set.of(
                        CHECK_APPLICATION,
                        SCREEN_PERSON,
                        COLLECT_HITS,
                        REVIEW_HIT,
                        CONFIRM_CLEARING,
                        ASSESS_RISK,
                        REQUIRE_DOCUMENTS,
                        CHECK_DOCUMENT,
                        RELEASE_CUSTOMER,
                        OPEN_IN_ACCOUNTING,
                        REGISTER_IN_CRM,
                        CREATE_ACCESS,
                        RECORD_CUSTOMER,
                        WITHDRAW_APPLICATION,
                        FORGET_CUSTOMER),
                // nobody is set up who was not screened; the program checks it once more, whatever the model says
                Map.of(
                        RELEASE_CUSTOMER, Set.of(SCREEN_PERSON, COLLECT_HITS, ASSESS_RISK),
                        OPEN_IN_ACCOUNTING, Set.of(SCREEN_PERSON, RELEASE_CUSTOMER),
                        REGISTER_IN_CRM, Set.of(SCREEN_PERSON, RELEASE_CUSTOMER),
                        CREATE_ACCESS, Set.of(SCREEN_PERSON, RELEASE_CUSTOMER)));
    }

    @Bean
    OnboardingTaskExclusions onboardingTaskExclusions(Hits hits) {
        return new OnboardingTaskExclusions(PROCESS, hits);
    }

    @Bean
    OnboardingTaskExclusions rescreeningTaskExclusions(Hits hits) {
        return new OnboardingTaskExclusions(RESCREENING, hits);
    }

    @Bean
    RequiredProcess customerRescreeningProcess() {
        return new RequiredProcess(RESCREENING, Set.of(), Set.of(REVIEW_HIT, CONFIRM_CLEARING));
    }
}
