package dev.hilo.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;

/** A WebSocket server that says back what it is told, and does nothing else: the limit of any chat on this machine. */
public final class Echo {

    private Echo() {}

    /** @param args the port to listen on */
    public static void main(String[] args) throws InterruptedException {
        Vertx.vertx()
                .createHttpServer(new HttpServerOptions().setHost("localhost").setPort(Integer.parseInt(args[0])))
                .webSocketHandler(socket -> socket.textMessageHandler(socket::writeTextMessage))
                .listen();
        Thread.currentThread().join();
    }
}
