package dev.tandem.integration.access.http;

import dev.tandem.integration.http.ContractServer;
import dev.tandem.integration.http.CustomersOfServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A portal that keeps to the OpenAPI file, and signs people in with their mail address. */
public final class AccessServer extends ContractServer {

    private final CustomersOfServer accounts = new CustomersOfServer("A-", "accountId");
    private @Nullable Reply refusal;

    public AccessServer() throws IOException {
        super("access.yaml");
    }

    /** From now on all creations, locks and reversals are refused. */
    synchronized void refuse(int status, String json) {
        refusal = Reply.of(status, json);
    }

    /** Accounts in the portal; an account that is locked is {@code blocked}. */
    public CustomersOfServer accounts() {
        return accounts;
    }

    @Override
    protected boolean isAskedAnew(String key, String path) {
        return accounts.isReversed(key);
    }

    @Override
    protected Reply answer(@Nullable String key, String method, String path, URI uri, String body) throws IOException {
        String[] parts = path.substring(1).split("/");
        String argument = parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "";
        if (refusal != null && !path.contains("erasures")) {
            return refusal;
        }
        return switch (method + " "
                + path.replaceFirst("^(/(accounts|account-reversals|account-erasures))/[^/]+", "$1/{}")) {
            case "POST /accounts" ->
                accounts.create(
                        String.valueOf(key),
                        body,
                        asked -> Map.of("userName", asked.get("mail").asText()));
            case "PUT /accounts/{}/lock" -> accounts.block(argument, body);
            case "PUT /account-reversals/{}" -> accounts.reverse(argument);
            case "PUT /account-erasures/{}" -> accounts.forget(argument, body);
            default -> throw new IOException("nothing here: " + method + " " + path);
        };
    }
}
