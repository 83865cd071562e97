package dev.tandem.benchmark;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bare starter with default settings and the same model, whose delegates do nothing. */
final class BareContestant implements Contestant {

    private static final Path MODELS = Path.of("processes", "invoice-approval");

    private final DurablePostgres postgres;
    private final String database;
    private final Candidate program;
    private final String variables;

    /** @param variables what cases begin with, so that they take the way that those of Tandem took */
    BareContestant(DurablePostgres postgres, String database, Path folder, Path jar, List<String> jvm, String variables)
            throws Exception {
        this.postgres = postgres;
        this.database = database;
        this.variables = variables;
        postgres.create(database);
        List<String> settings = new ArrayList<>(InvoiceThroughput.database(postgres, database));
        settings.add("bare.delegates=" + String.join(",", delegates()));
        program = Candidate.start(folder, jvm, jar, "/engine-rest/engine", settings);
        deploy();
    }

    private static Set<String> delegates() throws Exception {
        Matcher named = Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"")
                .matcher(Files.readString(MODELS.resolve("invoice-approval.bpmn")));
        Set<String> names = new TreeSet<>();
        while (named.find()) {
            names.add(named.group(1));
        }
        return names;
    }

    private void deploy() throws Exception {
        String boundary = "benchmark-boundary";
        var body = new ByteArrayOutputStream();
        try (var files = Files.list(MODELS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + file.getFileName()
                                + "\"; filename=\"" + file.getFileName()
                                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
                body.writeBytes(Files.readAllBytes(file));
                body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        post(
                "/engine-rest/deployment/create",
                "multipart/form-data; boundary=" + boundary,
                HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
    }

    private void post(String path, String type, HttpRequest.BodyPublisher body) throws Exception {
        HttpResponse<String> answer = program.http()
                .send(
                        HttpRequest.newBuilder(program.uri(path))
                                .header("Content-Type", type)
                                .POST(body)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " was refused: " + answer.body());
        }
    }

    @Override
    public String database() {
        return database;
    }

    @Override
    public Callable<String> sending(int number) {
        String key = "B-" + number;
        String body = "{\"businessKey\":\"%s\",\"variables\":%s}".formatted(key, variables);
        return () -> send(key, body);
    }

    private String send(String key, String body) throws Exception {
        post(
                "/engine-rest/process-definition/key/invoice-approval/start",
                "application/json",
                HttpRequest.BodyPublishers.ofString(body));
        return key;
    }

    @Override
    public boolean isAtRest(int sent) throws Exception {
        return InvoiceThroughput.jobsDue(postgres, database) == 0;
    }

    @Override
    public void check(int sent) throws Exception {
        long posted = InvoiceThroughput.posted(postgres, database);
        long incidents = postgres.number(database, "select count(*) from act_ru_incident");
        if (posted != sent || incidents != 0) {
            throw new IllegalStateException(posted + " cases came to the posting instead of " + sent + ", and "
                    + incidents + " have an incident.\n" + program.log());
        }
    }

    @Override
    public Candidate program() {
        return program;
    }

    @Override
    public void close() {
        program.close();
    }
}
