package dev.hilo.channel.chat.widget;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between a browser and the service: it can be cut, and mended. */
final class Cable implements AutoCloseable {

    private final ServerSocket here;
    private final int there;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    Cable(int there) {
        this.there = there;
        try {
            this.here = new ServerSocket();
            here.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    String url() {
        return "http://localhost:" + here.getLocalPort();
    }

    void cut() {
        cut = true;
        ends.forEach(Cable::shut);
        ends.clear();
    }

    void mend() {
        cut = false;
    }

    private void serve() {
        while (!here.isClosed()) {
            try {
                Socket browser = here.accept();
                if (cut) {
                    shut(browser);
                } else {
                    join(browser);
                }
            } catch (IOException e) {
                // Closed, or nobody behind: the browser sees the same as when a cable is cut.
                ends.forEach(Cable::shut);
            }
        }
    }

    private void join(Socket browser) throws IOException {
        Socket service = new Socket(InetAddress.getLoopbackAddress(), there);
        ends.add(browser);
        ends.add(service);
        pipe(browser, service);
        pipe(service, browser);
    }

    private void pipe(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException e) {
                // One end is gone, so the other one goes as well.
            } finally {
                shut(from);
                shut(to);
            }
        });
    }

    private static void shut(Closeable end) {
        try {
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
        shut(here);
    }
}
