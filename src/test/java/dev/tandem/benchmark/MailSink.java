package dev.tandem.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A mail server that accepts everything and keeps to whom it went and its Message-ID. One for tests takes every mail apart and keeps it,
 * which costs the machine 3 ms a case that are not Tandem's.
 */
final class MailSink implements AutoCloseable {

    /** @param id its Message-ID */
    record Accepted(String recipient, String id) {}

    private static final String ID = "message-id:";

    private final ServerSocket server;
    private final Queue<Accepted> mails = new ConcurrentLinkedQueue<>();

    MailSink() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    Iterable<Accepted> mails() {
        return mails;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "mail-sink");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                daemon(() -> talk(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                Writer out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.ISO_8859_1)) {
            client.setTcpNoDelay(true);
            answer(out, "220 ready");
            String recipient = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("RCPT TO:")) {
                    recipient = line.substring("RCPT TO:".length()).strip();
                    answer(out, "250 ok");
                } else if (command.equals("DATA")) {
                    answer(out, "354 go on");
                    mails.add(new Accepted(recipient, readMail(in)));
                    answer(out, "250 accepted");
                } else if (command.equals("QUIT")) {
                    answer(out, "221 bye");
                    return;
                } else {
                    answer(out, "250 ok");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }

    /** Reads to the end of the mail and gives its Message-ID. */
    private static String readMail(BufferedReader in) throws IOException {
        String id = "";
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (id.isEmpty() && line.regionMatches(true, 0, ID, 0, ID.length())) {
                id = line.substring(ID.length()).strip();
            }
        }
        return id;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
