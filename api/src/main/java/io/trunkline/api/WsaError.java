package io.trunkline.api;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The error codes of Windows Sockets 2 with their numbers. Where a non-blocking call answers with a code instead of an
 * exception it returns {@link #negative()}. {@code WSA_QOS_EUNKOWNPSOBJ} is spelled as in the standard's headers.
 */
public enum WsaError {
    // @formatter:off
    /** Event object or handle is not valid. */
    WSA_INVALID_HANDLE(6, "event object or handle is not valid"),
    /** Not enough memory. */
    WSA_NOT_ENOUGH_MEMORY(8, "not enough memory"),
    /** A parameter is not valid. */
    WSA_INVALID_PARAMETER(87, "a parameter is not valid"),
    /** Overlapped operation ended because the socket was closed or flushed. */
    WSA_OPERATION_ABORTED(995, "overlapped operation ended because the socket was closed or flushed"),
    /** Overlapped operation has not completed yet. */
    WSA_IO_INCOMPLETE(996, "overlapped operation has not completed yet"),
    /** Overlapped operation was started and will complete later. */
    WSA_IO_PENDING(997, "overlapped operation was started and will complete later"),
    /** Blocking call was interrupted. */
    WSAEINTR(10004, "blocking call was interrupted"),
    /** File handle is not valid. */
    WSAEBADF(10009, "file handle is not valid"),
    /** Permission denied. */
    WSAEACCES(10013, "permission denied"),
    /** Address or buffer is not usable. */
    WSAEFAULT(10014, "address or buffer is not usable"),
    /** Argument is not valid, or the socket is in the wrong state for it. */
    WSAEINVAL(10022, "argument is not valid, or the socket is in the wrong state for it"),
    /** No more sockets can be opened. */
    WSAEMFILE(10024, "no more sockets can be opened"),
    /** Operation cannot be completed now. */
    WSAEWOULDBLOCK(10035, "operation cannot be completed now"),
    /** A blocking operation is running. */
    WSAEINPROGRESS(10036, "a blocking operation is running"),
    /** The operation is already under way. */
    WSAEALREADY(10037, "the operation is already under way"),
    /** Socket has been closed. */
    WSAENOTSOCK(10038, "socket has been closed"),
    /** Destination address is missing. */
    WSAEDESTADDRREQ(10039, "destination address is missing"),
    /** Message is too long. */
    WSAEMSGSIZE(10040, "message is too long"),
    /** Protocol does not fit the socket type. */
    WSAEPROTOTYPE(10041, "protocol does not fit the socket type"),
    /** Option is unknown or not supported. */
    WSAENOPROTOOPT(10042, "option is unknown or not supported"),
    /** Protocol is not supported. */
    WSAEPROTONOSUPPORT(10043, "protocol is not supported"),
    /** Socket type is not supported. */
    WSAESOCKTNOSUPPORT(10044, "socket type is not supported"),
    /** Operation is not supported, or what it asks for cannot be had. */
    WSAEOPNOTSUPP(10045, "operation is not supported, or what it asks for cannot be had"),
    /** Protocol family is not supported. */
    WSAEPFNOSUPPORT(10046, "protocol family is not supported"),
    /** Address family is not supported. */
    WSAEAFNOSUPPORT(10047, "address family is not supported"),
    /** Address is in use. */
    WSAEADDRINUSE(10048, "address is in use"),
    /** Address cannot be used on this host. */
    WSAEADDRNOTAVAIL(10049, "address cannot be used on this host"),
    /** Network or provider has failed. */
    WSAENETDOWN(10050, "network or provider has failed"),
    /** Network cannot be reached. */
    WSAENETUNREACH(10051, "network cannot be reached"),
    /** Connection was ended by keep-alive. */
    WSAENETRESET(10052, "connection was ended by keep-alive"),
    /** Connection was ended on this side. */
    WSAECONNABORTED(10053, "connection was ended on this side"),
    /** Connection was reset by the other side. */
    WSAECONNRESET(10054, "connection was reset by the other side"),
    /** No buffer space. */
    WSAENOBUFS(10055, "no buffer space"),
    /** Socket is already connected. */
    WSAEISCONN(10056, "socket is already connected"),
    /** Socket is not connected. */
    WSAENOTCONN(10057, "socket is not connected"),
    /** Socket was shut down for this direction. */
    WSAESHUTDOWN(10058, "socket was shut down for this direction"),
    /** Too many references. */
    WSAETOOMANYREFS(10059, "too many references"),
    /** The other side did not answer in time. */
    WSAETIMEDOUT(10060, "the other side did not answer in time"),
    /** Connection was refused. */
    WSAECONNREFUSED(10061, "connection was refused"),
    /** Name cannot be translated. */
    WSAELOOP(10062, "name cannot be translated"),
    /** Name is too long. */
    WSAENAMETOOLONG(10063, "name is too long"),
    /** Host is down. */
    WSAEHOSTDOWN(10064, "host is down"),
    /** Host cannot be reached. */
    WSAEHOSTUNREACH(10065, "host cannot be reached"),
    /** Directory is not empty. */
    WSAENOTEMPTY(10066, "directory is not empty"),
    /** Too many users of the library. */
    WSAEPROCLIM(10067, "too many users of the library"),
    /** Quota of users is used up. */
    WSAEUSERS(10068, "quota of users is used up"),
    /** Quota of disk is used up. */
    WSAEDQUOT(10069, "quota of disk is used up"),
    /** File handle is no longer available. */
    WSAESTALE(10070, "file handle is no longer available"),
    /** Item is not available locally. */
    WSAEREMOTE(10071, "item is not available locally"),
    /** Network system is not usable now. */
    WSASYSNOTREADY(10091, "network system is not usable now"),
    /** Requested version is not supported. */
    WSAVERNOTSUPPORTED(10092, "requested version is not supported"),
    /** Library has not been started, or has been cleaned up. */
    WSANOTINITIALISED(10093, "library has not been started, or has been cleaned up"),
    /** The other side has ended the connection gracefully. */
    WSAEDISCON(10101, "the other side has ended the connection gracefully"),
    /** No more results. */
    WSAENOMORE(10102, "no more results"),
    /** Look-up was cancelled. */
    WSAECANCELLED(10103, "look-up was cancelled"),
    /** Provider is incomplete. */
    WSAEINVALIDPROCTABLE(10104, "provider is incomplete"),
    /** Provider speaks another version of the service provider interface. */
    WSAEINVALIDPROVIDER(10105, "provider speaks another version of the service provider interface"),
    /** Provider could not be started. */
    WSAEPROVIDERFAILEDINIT(10106, "provider could not be started"),
    /** System call failed that should never fail. */
    WSASYSCALLFAILURE(10107, "system call failed that should never fail"),
    /** Service is not known. */
    WSASERVICE_NOT_FOUND(10108, "service is not known"),
    /** Class is not known. */
    WSATYPE_NOT_FOUND(10109, "class is not known"),
    /** No more results. */
    WSA_E_NO_MORE(10110, "no more results"),
    /** Look-up was cancelled. */
    WSA_E_CANCELLED(10111, "look-up was cancelled"),
    /** Query was refused. */
    WSAEREFUSED(10112, "query was refused"),
    /** Name is not known. */
    WSAHOST_NOT_FOUND(11001, "name is not known"),
    /** No answer now, or the connection request was deferred. */
    WSATRY_AGAIN(11002, "no answer now, or the connection request was deferred"),
    /** Non-recoverable error. */
    WSANO_RECOVERY(11003, "non-recoverable error"),
    /** Name is known but has no data of the requested kind. */
    WSANO_DATA(11004, "name is known but has no data of the requested kind"),
    /** At least one reserve has arrived. */
    WSA_QOS_RECEIVERS(11005, "at least one reserve has arrived"),
    /** At least one path has arrived. */
    WSA_QOS_SENDERS(11006, "at least one path has arrived"),
    /** There are no senders. */
    WSA_QOS_NO_SENDERS(11007, "there are no senders"),
    /** There are no receivers. */
    WSA_QOS_NO_RECEIVERS(11008, "there are no receivers"),
    /** Reservation is confirmed. */
    WSA_QOS_REQUEST_CONFIRMED(11009, "reservation is confirmed"),
    /** Resources are lacking. */
    WSA_QOS_ADMISSION_FAILURE(11010, "resources are lacking"),
    /** Refused for policy. */
    WSA_QOS_POLICY_FAILURE(11011, "refused for policy"),
    /** Unknown or conflicting style. */
    WSA_QOS_BAD_STYLE(11012, "unknown or conflicting style"),
    /** Problem with the filter spec or the provider-specific buffer. */
    WSA_QOS_BAD_OBJECT(11013, "problem with the filter spec or the provider-specific buffer"),
    /** Problem with the flow spec. */
    WSA_QOS_TRAFFIC_CTRL_ERROR(11014, "problem with the flow spec"),
    /** General quality-of-service error. */
    WSA_QOS_GENERIC_ERROR(11015, "general quality-of-service error"),
    /** Service type of the flow spec is not valid. */
    WSA_QOS_ESERVICETYPE(11016, "service type of the flow spec is not valid"),
    /** Flow spec is not valid. */
    WSA_QOS_EFLOWSPEC(11017, "flow spec is not valid"),
    /** Provider-specific buffer is not valid. */
    WSA_QOS_EPROVSPECBUF(11018, "provider-specific buffer is not valid"),
    /** Filter style is not valid. */
    WSA_QOS_EFILTERSTYLE(11019, "filter style is not valid"),
    /** Filter type is not valid. */
    WSA_QOS_EFILTERTYPE(11020, "filter type is not valid"),
    /** Number of filter specs is not valid. */
    WSA_QOS_EFILTERCOUNT(11021, "number of filter specs is not valid"),
    /** Length of an object is not valid. */
    WSA_QOS_EOBJLENGTH(11022, "length of an object is not valid"),
    /** Number of flow descriptors is not valid. */
    WSA_QOS_EFLOWCOUNT(11023, "number of flow descriptors is not valid"),
    /** Object in the provider-specific buffer is unknown. */
    WSA_QOS_EUNKOWNPSOBJ(11024, "object in the provider-specific buffer is unknown"),
    /** Policy object is not valid. */
    WSA_QOS_EPOLICYOBJ(11025, "policy object is not valid"),
    /** Flow descriptor is not valid. */
    WSA_QOS_EFLOWDESC(11026, "flow descriptor is not valid"),
    /** Flow spec in the provider-specific buffer is not valid. */
    WSA_QOS_EPSFLOWSPEC(11027, "flow spec in the provider-specific buffer is not valid"),
    /** Filter spec in the provider-specific buffer is not valid. */
    WSA_QOS_EPSFILTERSPEC(11028, "filter spec in the provider-specific buffer is not valid"),
    /** Shape or discard mode object is not valid. */
    WSA_QOS_ESDMODEOBJ(11029, "shape or discard mode object is not valid"),
    /** Shaping rate object is not valid. */
    WSA_QOS_ESHAPERATEOBJ(11030, "shaping rate object is not valid"),
    /** Reserved policy element is not valid. */
    WSA_QOS_RESERVED_PETYPE(11031, "reserved policy element is not valid");
    // @formatter:on

    private static final Map<Integer, WsaError> BY_NUMBER =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(WsaError::number, Function.identity()));

    private final int number;
    private final String meaning;

    WsaError(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** The standard's number, for example 10061. */
    public int number() {
        return number;
    }

    /** The number as non-blocking calls return it: {@code -number()}, never zero. */
    public int negative() {
        return -number;
    }

    /** What the code means, in a few words, for messages. */
    public String meaning() {
        return meaning;
    }

    /** The code with this number, empty if there is none; a negative number is taken as a call's result. */
    public static Optional<WsaError> ofNumber(int number) {
        return Optional.ofNullable(BY_NUMBER.get(Math.abs(number)));
    }
}
