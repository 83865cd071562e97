package dev.tandem.benchmark;

import dev.tandem.testing.Api;
import dev.tandem.testing.SampleInvoice;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Tandem with all its work: documents, register, books, mails over SMTP. */
final class TandemContestant implements Contestant {

    private static final int SUPPLIERS = 50;

    private final DurablePostgres postgres;
    private final String database;
    private final MailSink mailServer;
    private final Candidate program;
    private final Api clerk;

    TandemContestant(DurablePostgres postgres, String database, Path folder, Path jar, List<String> jvm)
            throws Exception {
        this.postgres = postgres;
        this.database = database;
        postgres.create(database);
        mailServer = new MailSink();
        List<String> settings = new ArrayList<>(List.of(
                // the sample users, and nothing else of what is for trying out
                "spring.profiles.active=local",
                "tandem.data=" + folder.resolve("data"),
                "spring.mail.host=127.0.0.1",
                "spring.mail.port=" + mailServer.port(),
                "tandem.mail.from=tandem@company.example"));
        settings.addAll(InvoiceThroughput.database(postgres, database));
        String more = System.getProperty("benchmark.settings", "");
        if (!more.isEmpty()) {
            settings.addAll(List.of(more.split(",")));
        }
        program = Candidate.start(folder, jvm, jar, "/actuator/health", settings);
        clerk = new Api(program.port(), "clerk");
        addOrders();
    }

    /** Each supplier has an order of which there is always enough. */
    private void addOrders() throws Exception {
        for (int n = 0; n < SUPPLIERS; n++) {
            postgres.execute(database, """
                    insert into supplier (id, name, name_key, vat_id, category, mail, created_at)
                        values ('B-%1$d', 'Lieferant %1$d GmbH', 'lieferant %1$d gmbh', '%2$s', 'Office', 'billing@supplier%1$d.example', now());
                    insert into supplier_iban (supplier_id, iban, created_at) values ('B-%1$d', '%3$s', now());
                    insert into purchase_order (number, number_key, supplier_id, currency, ordered_on)
                        values ('PO-B%1$d', 'PO-B%1$d', 'B-%1$d', 'EUR', date '2026-01-02');
                    insert into purchase_order_line (order_number, line, name, unit, quantity, net_price, tax_rate, account_id, cost_centre_id)
                        values ('PO-B%1$d', 1, 'Copying paper', 'C62', 1000000000, 1, 19, '6815', '4711');
                    insert into goods_receipt (id, order_number, line, received_on, quantity)
                        values ('GR-B%1$d', 'PO-B%1$d', 1, date '2026-01-02', 1000000000);
                    """.formatted(n, vatId(n), iban(n)));
        }
    }

    /** Right in its check digit (ISO 7064, MOD 11,10). */
    private static String vatId(int supplier) {
        String digits = "%08d".formatted(27160000 + supplier);
        int product = 10;
        for (char digit : digits.toCharArray()) {
            int sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return "DE" + digits + (11 - product == 10 ? 0 : 11 - product);
    }

    private static String iban(int supplier) {
        String account = "12030000" + "%010d".formatted(500000 + supplier);
        int check = 98
                - new java.math.BigInteger(account + "131400")
                        .mod(java.math.BigInteger.valueOf(97))
                        .intValue();
        return "DE%02d%s".formatted(check, account);
    }

    @Override
    public String database() {
        return database;
    }

    @Override
    public Callable<String> sending(int number) {
        int supplier = number % SUPPLIERS;
        byte[] xml = SampleInvoice.bergmann("%d.%02d".formatted(20 + number / 100, number % 100))
                .withNumber("B-" + number)
                .from("Lieferant " + supplier + " GmbH", vatId(supplier), iban(supplier))
                .issued(LocalDate.of(2026, 11, 2).plusDays(number % 20))
                .ofOrder("PO-B" + supplier)
                .xml();
        return () -> send(number, xml);
    }

    private String send(int number, byte[] xml) {
        Api.Answer answer = clerk.send(xml, "invoice-" + number + ".xml");
        if (answer.status() != 201) {
            throw new IllegalStateException("Invoice " + number + " was not taken: " + answer);
        }
        return answer.caseId();
    }

    @Override
    public boolean isAtRest(int sent) throws Exception {
        return postgres.number(database, "select count(*) from mail_outbox where state = 'SENT'") >= 2L * sent
                && InvoiceThroughput.jobsDue(postgres, database) == 0;
    }

    @Override
    public void check(int sent) throws Exception {
        expect(sent, "postings", postgres.number(database, "select count(*) from posting"));
        expect(
                sent,
                "postings of different cases",
                postgres.number(database, "select count(distinct case_id) from posting"));
        expect(sent, "rows of the register", postgres.number(database, "select count(*) from invoice"));
        expect(
                sent,
                "rows of the register that are posted",
                postgres.number(
                        database, "select count(*) from invoice where state = 'posted' and posting_id is not null"));
        List<String> toSuppliers = new ArrayList<>();
        List<String> toRequesters = new ArrayList<>();
        for (MailSink.Accepted mail : mailServer.mails()) {
            (mail.recipient().contains("@supplier") ? toSuppliers : toRequesters).add(mail.id());
        }
        expect(sent, "mails to suppliers", toSuppliers.size());
        expect(
                sent,
                "different mails to suppliers",
                toSuppliers.stream().distinct().count());
        expect(sent, "mails to who sent the invoice", toRequesters.size());
        expect(
                sent,
                "different mails to who sent the invoice",
                toRequesters.stream().distinct().count());
        BigDecimal debit = new BigDecimal(postgres.text(database, "select sum(debit) - sum(credit) from posting_line"));
        if (debit.signum() != 0) {
            throw new IllegalStateException("The books do not balance: " + debit);
        }
    }

    private static void expect(long wanted, String what, long found) {
        if (wanted != found) {
            throw new IllegalStateException(found + " " + what + " instead of " + wanted);
        }
    }

    /** The variables of one posted case: with them a model takes the same way where delegates do nothing. */
    String variablesOf(String caseId) throws Exception {
        return postgres.text(database, """
                select json_object_agg(v.name_, json_build_object('type',
                    case v.var_type_ when 'string' then 'String' when 'boolean' then 'Boolean' when 'integer' then 'Integer'
                        when 'long' then 'Long' when 'double' then 'Double' else 'Null' end,
                    'value', case v.var_type_ when 'string' then to_json(v.text_) when 'boolean' then to_json(v.long_ = 1)
                        when 'integer' then to_json(v.long_) when 'long' then to_json(v.long_) when 'double' then to_json(v.double_) end))
                from act_hi_varinst v join act_hi_procinst p on p.id_ = v.proc_inst_id_
                where p.business_key_ = '%s' and v.execution_id_ = v.proc_inst_id_ and v.var_type_ <> 'date'
                """.formatted(caseId));
    }

    @Override
    public Candidate program() {
        return program;
    }

    @Override
    public void close() throws IOException {
        program.close();
        mailServer.close();
    }
}
