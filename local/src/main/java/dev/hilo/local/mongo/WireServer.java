package dev.hilo.local.mongo;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * mongo-java-server's wire protocol with each request on a thread of its own: a change stream that waits holds up no other
 * connection, however many there are. A driver sends one request at a time on a connection, so order is kept.
 */
final class WireServer implements AutoCloseable {
    private final NioEventLoopGroup loops = new NioEventLoopGroup(2);
    private final ChannelGroup channels = new DefaultChannelGroup("mongodb", GlobalEventExecutor.INSTANCE);
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final Channel server;

    WireServer(MongoBackend backend, InetSocketAddress address) {
        server = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    public void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new MongoWireReplyEncoder())
                                .addLast(new MongoWireMessageEncoder())
                                .addLast(new MongoWireProtocolHandler())
                                .addLast(new Handler(backend))
                                .addLast(new MongoExceptionHandler());
                    }
                })
                .bind(address)
                .syncUninterruptibly()
                .channel();
    }

    @Override
    public void close() {
        server.close().syncUninterruptibly();
        channels.close().syncUninterruptibly();
        requests.shutdownNow();
        loops.shutdownGracefully();
    }

    private final class Handler extends MongoDatabaseHandler {
        Handler(MongoBackend backend) {
            super(backend, channels);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
            requests.execute(() -> super.channelRead0(context, request));
        }
    }
}
