package dev.tandem.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Headers of requests that sample users' programs send. */
final class As {

    static final String JSON = "Content-Type: application/json";

    private As() {}

    static String user(String name) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString((name + ":" + name).getBytes(StandardCharsets.UTF_8));
    }
}
