package io.trunkline.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/** Netty's NIO transport, one event loop per end, written as Netty's users write: handlers, no blocking in the loops. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write ends the channel, and the workload with it
final class NettyContender implements Contender {
    private final EventLoopGroup serverLoop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoopGroup clientLoop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final BlockingQueue<Channel> accepted = new LinkedBlockingQueue<>();
    private volatile Supplier<ChannelInboundHandlerAdapter> serverSide = ChannelInboundHandlerAdapter::new;
    private final Channel listener;

    NettyContender() throws InterruptedException {
        listener = new ServerBootstrap()
                .group(serverLoop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(serverSide.get());
                        accepted.add(channel);
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sync()
                .channel();
    }

    @Override
    public String name() {
        return "Netty NIO";
    }

    private Channel connect(ChannelInboundHandlerAdapter handler) throws InterruptedException {
        return new Bootstrap()
                .group(clientLoop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(handler)
                .connect(listener.localAddress())
                .sync()
                .channel();
    }

    @Override
    public long pingPongNanos(int rounds) throws InterruptedException {
        serverSide = Echo::new;
        Pinger pinger = new Pinger(rounds);
        Channel client = connect(pinger);
        long start = System.nanoTime();
        client.writeAndFlush(client.alloc().directBuffer(PING_OCTETS).writeZero(PING_OCTETS), client.voidPromise());
        pinger.done.await();
        long taken = System.nanoTime() - start;
        closeBoth(client);
        return taken;
    }

    @Override
    public long bulkNanos(int buffers) throws InterruptedException {
        Sink sink = new Sink((long) buffers * BULK_OCTETS);
        serverSide = () -> sink;
        BulkSender sender = new BulkSender(buffers);
        Channel client = connect(sender);
        sink.done.await();
        long taken = sink.endNanos - sender.startNanos;
        closeBoth(client);
        return taken;
    }

    @Override
    public long connectNanos(int count) throws InterruptedException {
        serverSide = CloseAtOnce::new;
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            connect(new ChannelInboundHandlerAdapter()).closeFuture().sync();
        }
        long taken = System.nanoTime() - start;
        accepted.clear();
        return taken;
    }

    @Override
    public Closeable idleConnections(int count) throws InterruptedException {
        serverSide = ChannelInboundHandlerAdapter::new;
        List<Channel> ends = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ends.add(connect(new ChannelInboundHandlerAdapter()));
            ends.add(accepted.take());
        }
        return () -> {
            for (Channel end : ends) end.close().syncUninterruptibly();
        };
    }

    private void closeBoth(Channel client) throws InterruptedException {
        client.close().sync();
        accepted.take().close().sync();
    }

    @Override
    public void close() throws IOException {
        serverLoop.shutdownGracefully();
        clientLoop.shutdownGracefully();
    }

    /** Sends back whatever comes. */
    private static final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            context.writeAndFlush(message, context.voidPromise());
        }
    }

    /** Closes what it gets. */
    private static final class CloseAtOnce extends ChannelInboundHandlerAdapter {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.close();
        }
    }

    /** Sends the next ping when the last has come back whole. */
    private static final class Pinger extends ChannelInboundHandlerAdapter {
        private final CountDownLatch done = new CountDownLatch(1);
        private int left;
        private int gotOctets;

        Pinger(int rounds) {
            left = rounds;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf pong = (ByteBuf) message;
            gotOctets += pong.readableBytes();
            if (gotOctets < PING_OCTETS) {
                pong.release();
                return;
            }
            gotOctets = 0;
            if (--left == 0) {
                pong.release();
                done.countDown();
            } else {
                context.writeAndFlush(pong, context.voidPromise());
            }
        }
    }

    /** Keeps the channel full, {@link #GATHERED} buffers to a flush, which Netty writes with one gathering call. */
    private static final class BulkSender extends ChannelInboundHandlerAdapter {
        private volatile long startNanos;
        private int left;

        BulkSender(int buffers) {
            left = buffers;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.channel()
                    .config()
                    .setWriteBufferWaterMark(
                            new WriteBufferWaterMark(GATHERED * BULK_OCTETS, 2 * GATHERED * BULK_OCTETS));
            startNanos = System.nanoTime();
            fill(context);
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            fill(context);
        }

        private void fill(ChannelHandlerContext context) {
            while (left > 0 && context.channel().isWritable()) {
                for (int i = 0; i < GATHERED && left > 0; i++, left--) {
                    ByteBuf data = context.alloc().directBuffer(BULK_OCTETS);
                    context.write(data.writerIndex(BULK_OCTETS), context.voidPromise());
                }
                context.flush();
            }
        }
    }

    /** Counts what comes. */
    private static final class Sink extends ChannelInboundHandlerAdapter {
        private final CountDownLatch done = new CountDownLatch(1);
        private long left;
        private volatile long endNanos;

        Sink(long octets) {
            left = octets;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            context.channel().config().setRecvByteBufAllocator(new FixedRecvByteBufAllocator(BULK_OCTETS));
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf data = (ByteBuf) message;
            left -= data.readableBytes();
            data.release();
            if (left == 0) {
                endNanos = System.nanoTime();
                done.countDown();
            }
        }
    }
}
