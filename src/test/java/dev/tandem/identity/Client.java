package dev.tandem.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Talks to Tandem over real HTTP, as a browser with cookies or as a program with Basic. Follows no redirects. */
public class Client {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String root;
    private final @Nullable String basic;

    private Client(int port, @Nullable String basic) {
        this.root = "http://localhost:" + port;
        this.basic = basic;
    }

    static Client anonymous(int port) {
        return new Client(port, null);
    }

    static Client program(int port, String user, String password) {
        return new Client(
                port,
                "Basic "
                        + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    static Client program(int port, String user) {
        return program(port, user, user);
    }

    /** A browser in which a sample user has signed in. */
    public static Client signedIn(int port, String user) {
        Client browser = anonymous(port);
        HttpResponse<String> answer = browser.signIn(user, user);
        if (location(answer).contains("refused")) {
            throw new IllegalStateException(user + " could not sign in");
        }
        return browser;
    }

    HttpResponse<String> signIn(String user, String password) {
        return form("/sign-in", "user=" + encode(user) + "&password=" + encode(password), "/sign-in?again");
    }

    /** Posts a form of one of Tandem's own pages, with the token of that page. */
    public HttpResponse<String> form(String path, String fields, String page) {
        Matcher token = CSRF.matcher(page(page).body());
        if (!token.find()) {
            throw new IllegalStateException("no token in " + page);
        }
        return send(
                "POST",
                path,
                fields + "&_csrf=" + encode(token.group(1)),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    /** Posts a form with one file, to an address that has the token already. */
    public HttpResponse<String> upload(String path, String fileName, String content) {
        String boundary = "tandem-test-boundary";
        return send(
                "POST",
                path,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n",
                "Content-Type",
                "multipart/form-data; boundary=" + boundary);
    }

    public HttpResponse<String> page(String path) {
        return send("GET", path, null, "Accept", "text/html,application/xhtml+xml", "Sec-Fetch-Mode", "navigate");
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    HttpResponse<String> json(String method, String path, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/json";
        return send(method, path, body, all);
    }

    HttpResponse<String> send(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (basic != null) {
            request.header("Authorization", basic);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    public static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(target -> target.replaceFirst("^http://localhost:\\d+", ""))
                .orElse("");
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
