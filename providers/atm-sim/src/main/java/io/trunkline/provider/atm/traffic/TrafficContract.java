package io.trunkline.provider.atm.traffic;

/**
 * What a circuit may send and is promised, seen from its caller.
 *
 * @param category for both directions
 * @param forward from the caller
 * @param backward to the caller
 * @param forwardMaxSdu largest AAL5 service data unit from the caller, octets
 * @param backwardMaxSdu largest AAL5 service data unit to the caller, octets
 * @param maxTransitDelayMillis what the caller wants at most from end to end, -1 if it does not say
 * @param delayVariationMicros peak-to-peak cell delay variation that is acceptable, -1 if it does not say
 */
public record TrafficContract(
        ServiceCategory category,
        CellTraffic forward,
        CellTraffic backward,
        int forwardMaxSdu,
        int backwardMaxSdu,
        int maxTransitDelayMillis,
        int delayVariationMicros) {
    /** The same contract from the other end: forward and backward exchanged. */
    public TrafficContract mirrored() {
        return new TrafficContract(
                category,
                backward,
                forward,
                backwardMaxSdu,
                forwardMaxSdu,
                maxTransitDelayMillis,
                delayVariationMicros);
    }

    /** A copy with other traffic. */
    public TrafficContract withTraffic(CellTraffic newForward, CellTraffic newBackward) {
        return new TrafficContract(
                category,
                newForward,
                newBackward,
                forwardMaxSdu,
                backwardMaxSdu,
                maxTransitDelayMillis,
                delayVariationMicros);
    }
}
