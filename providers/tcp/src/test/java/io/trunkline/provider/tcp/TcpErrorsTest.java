package io.trunkline.provider.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trunkline.api.Side;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.UnresolvedAddressException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TcpErrorsTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                // @formatter:off
                Arguments.of(new ConnectException("Connection refused"),               WsaError.WSAECONNREFUSED,  Side.PEER),
                Arguments.of(new ConnectException("Verbindungsaufbau abgelehnt"),      WsaError.WSAECONNREFUSED,  Side.PEER),
                Arguments.of(new ConnectException("Connection timed out"),             WsaError.WSAETIMEDOUT,     Side.NETWORK),
                Arguments.of(new SocketTimeoutException("Connect timed out"),          WsaError.WSAETIMEDOUT,     Side.NETWORK),
                Arguments.of(new NoRouteToHostException("No route to host"),           WsaError.WSAEHOSTUNREACH,  Side.NETWORK),
                Arguments.of(new SocketException("Network is unreachable"),            WsaError.WSAENETUNREACH,   Side.NETWORK),
                Arguments.of(new BindException("Address already in use"),              WsaError.WSAEADDRINUSE,    Side.LOCAL),
                Arguments.of(new BindException("Cannot assign requested address"),     WsaError.WSAEADDRNOTAVAIL, Side.LOCAL),
                Arguments.of(new BindException("Permission denied"),                   WsaError.WSAEACCES,        Side.LOCAL),
                Arguments.of(new SocketException("Too many open files"),               WsaError.WSAEMFILE,        Side.LOCAL),
                Arguments.of(new IOException("No buffer space available"),             WsaError.WSAENOBUFS,       Side.LOCAL),
                Arguments.of(new IOException("Connection reset by peer"),              WsaError.WSAECONNRESET,    Side.PEER),
                Arguments.of(new SocketException("Connection reset"),                  WsaError.WSAECONNRESET,    Side.PEER),
                Arguments.of(new IOException("Broken pipe"),                           WsaError.WSAECONNRESET,    Side.PEER),
                Arguments.of(new IOException("Connection timed out"),                  WsaError.WSAETIMEDOUT,     Side.NETWORK),
                Arguments.of(new IOException("Operation not permitted"),               WsaError.WSAEACCES,        Side.LOCAL),
                Arguments.of(new IOException("Invalid argument"),                      WsaError.WSAEINVAL,        Side.LOCAL),
                Arguments.of(new IOException((String) null),                           WsaError.WSAENETDOWN,      Side.LOCAL),
                Arguments.of(new AsynchronousCloseException(),                         WsaError.WSAENOTSOCK,      Side.LOCAL),
                Arguments.of(new UnresolvedAddressException(),                         WsaError.WSAEADDRNOTAVAIL, Side.LOCAL),
                Arguments.of(new NotYetConnectedException(),                           WsaError.WSAENOTCONN,      Side.LOCAL));
                // @formatter:on
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failuresOfTheSystemHaveTheirCodeAndSide(Exception failure, WsaError error, Side side) {
        Ws2Exception mapped = TcpErrors.of(failure);
        assertEquals(error, mapped.error());
        assertEquals(side, mapped.side());
        assertSame(failure, mapped.getCause());
        assertEquals(side == Side.LOCAL, mapped.networkCause().isEmpty());
    }

    @Test
    void resetTakesTheOtherSidesEndWithItAndABrokenPipeDoesNot() {
        assertTrue(TcpErrors.isReset(new IOException("Connection reset by peer")));
        assertFalse(TcpErrors.isReset(new IOException("Broken pipe")));
        assertFalse(TcpErrors.isReset(new IOException("Connection timed out")));
    }

    @Test
    void mistakesOfOursAreNotDressedUpAsFailuresOfTheNetwork() {
        assertThrows(AssertionError.class, () -> TcpErrors.of(new IllegalStateException("ours")));
    }

    @Test
    void whatHasACodeKeepsIt() {
        Ws2Exception known = new Ws2Exception(WsaError.WSAEINVAL);
        assertSame(known, TcpErrors.of(known));
    }
}
