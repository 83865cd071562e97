package dev.tandem.deployment.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Surroundings of a check outside of the program: the beans that the shipped models name, and the pages of the source. */
record TestSurroundings(Set<String> listedBeans, Set<String> processes, Set<String> decisions, Set<String> forms)
        implements Surroundings {

    static final TestSurroundings SHIPPED = new TestSurroundings(
            Set.of(
                    "readInvoiceDelegate",
                    "checkInvoiceDelegate",
                    "findDuplicatesDelegate",
                    "identifySupplierDelegate",
                    "createSupplierDelegate",
                    "addIbanDelegate",
                    "postInvoiceDelegate",
                    "rejectInvoiceDelegate",
                    "sendMailDelegate",
                    "receiveInvoiceListener",
                    "keyedInvoiceListener"),
            Set.of(),
            Set.of(),
            Set.of());

    static final TestSurroundings WITH_INVOICES = new TestSurroundings(
            SHIPPED.listedBeans(), Set.of("invoice-approval"), Set.of("invoice-approval-rules"), Set.of());

    @Override
    public boolean hasProcess(String key) {
        return processes.contains(key);
    }

    @Override
    public boolean hasDecision(String key) {
        return decisions.contains(key);
    }

    @Override
    public boolean hasForm(String id) {
        return forms.contains(id);
    }

    @Override
    public Set<String> requiredIds(String processKey) {
        return processKey.equals("invoice-approval") ? Set.of("userTask_approveInvoice") : Set.of();
    }

    @Override
    public boolean hasPage(String path) {
        return Files.exists(Path.of("src/main/resources/static", path));
    }
}
