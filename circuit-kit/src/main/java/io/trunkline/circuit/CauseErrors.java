package io.trunkline.circuit;

import io.trunkline.api.FailureContext;
import io.trunkline.api.NetworkCause;
import io.trunkline.api.Side;
import io.trunkline.api.WsaError;
import io.trunkline.protocol.Clause;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The one table from the network's causes to the error codes of Windows Sockets, and back for what an application decides. */
@Clause("ITU-T Q.850 (05/98) §2.2.7; Windows Sockets 2 SPI, WSPConnect")
public final class CauseErrors {
    // @formatter:off
    public static final Map<CauseValue, WsaError> ERROR_OF_CAUSE = table(
        CauseValue.UNALLOCATED_NUMBER,                        WsaError.WSAEHOSTUNREACH,
        CauseValue.NO_ROUTE_TO_TRANSIT_NETWORK,               WsaError.WSAENETUNREACH,
        CauseValue.NO_ROUTE_TO_DESTINATION,                   WsaError.WSAEHOSTUNREACH,
        CauseValue.CHANNEL_UNACCEPTABLE,                      WsaError.WSAENOBUFS,
        CauseValue.CALL_AWARDED,                              WsaError.WSAECONNRESET,
        CauseValue.VPCI_VCI_UNACCEPTABLE,                     WsaError.WSAENOBUFS,
        CauseValue.NORMAL_CALL_CLEARING,                      WsaError.WSAECONNRESET,
        CauseValue.USER_BUSY,                                 WsaError.WSAECONNREFUSED,
        CauseValue.NO_USER_RESPONDING,                        WsaError.WSAETIMEDOUT,
        CauseValue.NO_ANSWER,                                 WsaError.WSAETIMEDOUT,
        CauseValue.SUBSCRIBER_ABSENT,                         WsaError.WSAEHOSTDOWN,
        CauseValue.CALL_REJECTED,                             WsaError.WSAECONNREFUSED,
        CauseValue.NUMBER_CHANGED,                            WsaError.WSAEHOSTUNREACH,
        CauseValue.NON_SELECTED_USER_CLEARING,                WsaError.WSAECONNREFUSED,
        CauseValue.DESTINATION_OUT_OF_ORDER,                  WsaError.WSAEHOSTDOWN,
        CauseValue.INVALID_NUMBER_FORMAT,                     WsaError.WSAEADDRNOTAVAIL,
        CauseValue.FACILITY_REJECTED,                         WsaError.WSAEOPNOTSUPP,
        CauseValue.RESPONSE_TO_STATUS_ENQUIRY,                WsaError.WSAECONNRESET,
        CauseValue.NORMAL_UNSPECIFIED,                        WsaError.WSAECONNRESET,
        CauseValue.TOO_MANY_PENDING_ADD_PARTY,                WsaError.WSAENOBUFS,
        CauseValue.NO_CIRCUIT_AVAILABLE,                      WsaError.WSAENOBUFS,
        CauseValue.REQUESTED_VPCI_VCI_NOT_AVAILABLE,          WsaError.WSAENOBUFS,
        CauseValue.VPCI_VCI_ASSIGNMENT_FAILURE,               WsaError.WSAENOBUFS,
        CauseValue.USER_CELL_RATE_NOT_AVAILABLE,              WsaError.WSAEOPNOTSUPP,
        CauseValue.NETWORK_OUT_OF_ORDER,                      WsaError.WSAENETDOWN,
        CauseValue.TEMPORARY_FAILURE,                         WsaError.WSAENETDOWN,
        CauseValue.SWITCHING_CONGESTION,                      WsaError.WSAENOBUFS,
        CauseValue.ACCESS_INFORMATION_DISCARDED,              WsaError.WSAECONNRESET,
        CauseValue.REQUESTED_CHANNEL_NOT_AVAILABLE,           WsaError.WSAENOBUFS,
        CauseValue.NO_VPCI_VCI_AVAILABLE,                     WsaError.WSAENOBUFS,
        CauseValue.PRECEDENCE_CALL_BLOCKED,                   WsaError.WSAENOBUFS,
        CauseValue.RESOURCE_UNAVAILABLE,                      WsaError.WSAENOBUFS,
        CauseValue.QUALITY_OF_SERVICE_UNAVAILABLE,            WsaError.WSAEOPNOTSUPP,
        CauseValue.FACILITY_NOT_SUBSCRIBED,                   WsaError.WSAEACCES,
        CauseValue.BEARER_NOT_AUTHORIZED,                     WsaError.WSAEACCES,
        CauseValue.BEARER_NOT_AVAILABLE,                      WsaError.WSAEOPNOTSUPP,
        CauseValue.SERVICE_NOT_AVAILABLE,                     WsaError.WSAEOPNOTSUPP,
        CauseValue.BEARER_NOT_IMPLEMENTED,                    WsaError.WSAEOPNOTSUPP,
        CauseValue.CHANNEL_TYPE_NOT_IMPLEMENTED,              WsaError.WSAEOPNOTSUPP,
        CauseValue.FACILITY_NOT_IMPLEMENTED,                  WsaError.WSAEOPNOTSUPP,
        CauseValue.ONLY_RESTRICTED_DIGITAL,                   WsaError.WSAEOPNOTSUPP,
        CauseValue.UNSUPPORTED_TRAFFIC_COMBINATION,           WsaError.WSAEOPNOTSUPP,
        CauseValue.AAL_PARAMETERS_NOT_SUPPORTED,              WsaError.WSAEOPNOTSUPP,
        CauseValue.SERVICE_NOT_IMPLEMENTED,                   WsaError.WSAEOPNOTSUPP,
        CauseValue.INVALID_CALL_REFERENCE,                    WsaError.WSAECONNRESET,
        CauseValue.IDENTIFIED_CHANNEL_DOES_NOT_EXIST,         WsaError.WSAECONNRESET,
        CauseValue.SUSPENDED_CALL_EXISTS,                     WsaError.WSAEINVAL,
        CauseValue.CALL_IDENTITY_IN_USE,                      WsaError.WSAEINVAL,
        CauseValue.NO_CALL_SUSPENDED,                         WsaError.WSAEINVAL,
        CauseValue.SUSPENDED_CALL_CLEARED,                    WsaError.WSAECONNRESET,
        CauseValue.USER_NOT_MEMBER_OF_CLOSED_GROUP,           WsaError.WSAEACCES,
        CauseValue.INCOMPATIBLE_DESTINATION,                  WsaError.WSAECONNREFUSED,
        CauseValue.INVALID_ENDPOINT_REFERENCE,                WsaError.WSAECONNRESET,
        CauseValue.INVALID_TRANSIT_NETWORK,                   WsaError.WSAENETUNREACH,
        CauseValue.TOO_MANY_ADD_PARTY,                        WsaError.WSAENOBUFS,
        CauseValue.INVALID_MESSAGE,                           WsaError.WSANO_RECOVERY,
        CauseValue.MANDATORY_ELEMENT_MISSING,                 WsaError.WSANO_RECOVERY,
        CauseValue.MESSAGE_TYPE_NOT_IMPLEMENTED,              WsaError.WSANO_RECOVERY,
        CauseValue.MESSAGE_NOT_COMPATIBLE_OR_NOT_IMPLEMENTED, WsaError.WSANO_RECOVERY,
        CauseValue.ELEMENT_NOT_IMPLEMENTED,                   WsaError.WSANO_RECOVERY,
        CauseValue.INVALID_ELEMENT_CONTENTS,                  WsaError.WSANO_RECOVERY,
        CauseValue.MESSAGE_NOT_COMPATIBLE_WITH_STATE,         WsaError.WSAECONNRESET,
        CauseValue.RECOVERY_ON_TIMER_EXPIRY,                  WsaError.WSAETIMEDOUT,
        CauseValue.INCORRECT_MESSAGE_LENGTH,                  WsaError.WSANO_RECOVERY,
        CauseValue.PROTOCOL_ERROR,                            WsaError.WSANO_RECOVERY,
        CauseValue.INTERWORKING,                              WsaError.WSAENETDOWN);

    /** What this side tells the network when an application or the library decides. */
    public static final Map<WsaError, CauseValue> CAUSE_OF_ERROR = Map.of(
        WsaError.WSAECONNREFUSED, CauseValue.CALL_REJECTED,
        WsaError.WSAECONNRESET,   CauseValue.NORMAL_CALL_CLEARING,
        WsaError.WSAEDISCON,      CauseValue.NORMAL_CALL_CLEARING,
        WsaError.WSAECONNABORTED, CauseValue.TEMPORARY_FAILURE,
        WsaError.WSAETIMEDOUT,    CauseValue.NO_USER_RESPONDING,
        WsaError.WSAENOBUFS,      CauseValue.RESOURCE_UNAVAILABLE,
        WsaError.WSAEOPNOTSUPP,   CauseValue.SERVICE_NOT_AVAILABLE,
        WsaError.WSAEADDRNOTAVAIL, CauseValue.INCOMPATIBLE_DESTINATION);
    // @formatter:on

    private CauseErrors() {}

    private static Map<CauseValue, WsaError> table(Object... causesAndErrors) {
        Map<CauseValue, WsaError> table = new EnumMap<>(CauseValue.class);
        for (int i = 0; i < causesAndErrors.length; i += 2) {
            table.put((CauseValue) causesAndErrors[i], (WsaError) causesAndErrors[i + 1]);
        }
        return Collections.unmodifiableMap(table);
    }

    /** The error that a call ends or fails with; {@code WSAECONNRESET} for a cause that is not known. */
    public static WsaError error(int causeValue) {
        return CauseValue.of(causeValue).map(ERROR_OF_CAUSE::get).orElse(WsaError.WSAECONNRESET);
    }

    /** The cause to clear with when this side ends a call because of an error; normal clearing if there is no better one. */
    public static CauseValue cause(WsaError error) {
        return CAUSE_OF_ERROR.getOrDefault(error, CauseValue.NORMAL_CALL_CLEARING);
    }

    /** What an exception says about it. @param byNetwork the network has found it out, not the other side */
    public static FailureContext context(int causeValue, boolean byNetwork) {
        String name = CauseValue.of(causeValue)
                .map(known -> known.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse("not known");
        NetworkCause told = new NetworkCause(causeValue, name);
        return new FailureContext(null, null, null, told, byNetwork ? Side.NETWORK : Side.PEER);
    }
}
