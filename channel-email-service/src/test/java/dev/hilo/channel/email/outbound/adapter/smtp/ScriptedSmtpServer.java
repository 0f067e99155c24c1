package dev.hilo.channel.email.outbound.adapter.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An SMTP server that answers commands as it is told: {@code RCPT} with {@code 550 5.1.1 unknown}, and the rest with yes. */
final class ScriptedSmtpServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    ScriptedSmtpServer() throws IOException {
        Thread.ofVirtual().start(this::serve);
    }

    SmtpAccount account() {
        return new SmtpAccount(
                "127.0.0.1", socket.getLocalPort(), Optional.empty(), Optional.empty(), SmtpAccount.Security.NONE);
    }

    /** @param command {@code CONNECT}, {@code MAIL}, {@code RCPT}, {@code DATA}, or {@code .} for the end of the mail */
    void answer(String command, String answer) {
        answers.put(command, answer);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                converse(client);
            } catch (IOException e) {
                continue;
            }
        }
    }

    private void converse(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter out = new PrintWriter(client.getOutputStream(), false, StandardCharsets.UTF_8);
        say(out, answers.getOrDefault("CONNECT", "220 ready"));
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = data ? line : line.split("[ :]", 2)[0];
            if (data && !line.equals(".")) {
                continue;
            }
            String answer = answers.getOrDefault(command, command.equals("DATA") ? "354 go on" : "250 fine");
            data = command.equals("DATA") && answer.startsWith("3");
            say(out, answer);
            if (command.equals("QUIT") || answer.startsWith("421")) {
                return;
            }
        }
    }

    private static void say(PrintWriter out, String answer) {
        out.print(answer + "\r\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
