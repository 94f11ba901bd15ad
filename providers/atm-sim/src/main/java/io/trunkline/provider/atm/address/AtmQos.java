package io.trunkline.provider.atm.address;

import io.trunkline.api.Qos;
import io.trunkline.api.QosObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the ATM-specific part of a {@link Qos}. It wins over the flow specs where both say something; what is not said here comes from
 * them. Rates count cells of 53 octets with everything in them, forward is away from the caller.
 *
 * <pre>{@code
 * Qos qos = AtmQos.of(AtmQos.Category.REAL_TIME_VARIABLE_RATE)
 *         .forward(4_000, 1_000, 133)
 *         .backward(1_000, 1_000, 1)
 *         .addTo(Qos.BEST_EFFORT);
 * }</pre>
 *
 * <p>Each object is one element structure of the Windows Sockets 2 annex for ATM: the object's type is {@code IEType}, its content the
 * structure behind {@code IELength}, as a C compiler lays it out: little-endian, aligned to 4 octets. One thread at a time.
 */
public final class AtmQos {
    // @formatter:off
    /** {@code IE_AALParameters}. */
    public static final int AAL_PARAMETERS = 0;
    /** {@code IE_TrafficDescriptor}. */
    public static final int TRAFFIC_DESCRIPTOR = 1;
    /** {@code IE_BroadbandBearerCapability}. */
    public static final int BEARER_CAPABILITY = 2;
    /** {@code IE_BHLI}. */
    public static final int HIGH_LAYER = 3;
    /** {@code IE_BLLI}; up to three, the preferred one first. */
    public static final int LOW_LAYER = 4;
    /** {@code IE_CalledPartyNumber}. */
    public static final int CALLED_NUMBER = 5;
    /** {@code IE_CalledPartySubaddress}. */
    public static final int CALLED_SUBADDRESS = 6;
    /** {@code IE_CallingPartyNumber}. */
    public static final int CALLING_NUMBER = 7;
    /** {@code IE_CallingPartySubaddress}. */
    public static final int CALLING_SUBADDRESS = 8;
    /** {@code IE_Cause}; means something when a circuit is released. */
    public static final int CAUSE = 9;
    /** {@code IE_QOSClass}. */
    public static final int QOS_CLASS = 10;
    /** {@code IE_TransitNetworkSelection}. */
    public static final int TRANSIT_NETWORK = 11;
    // @formatter:on

    /** {@code SAP_FIELD_ABSENT}: an optional field of 32 bits is not there; one of 8 bits holds the lowest 8 of it. */
    public static final int FIELD_ABSENT = 0xFFFFFFFE;

    /** The largest rate and burst that signalling can express. */
    public static final int MAX_RATE = 0xFFFFFF;

    private static final int AAL_5 = 5;
    private static final int MAX_SDU_OCTETS = 0xFFFF;
    private static final int MAX_CLASS = 4;
    private static final int CONSTANT = 4;
    private static final int VARIABLE = 8;

    /** What the network promises. */
    public enum Category {
        /** A constant rate: CBR. */
        CONSTANT_RATE(CONSTANT, 1),
        /** A variable rate with bounded delay: rt-VBR. */
        REAL_TIME_VARIABLE_RATE(VARIABLE, 1),
        /** A variable rate: nrt-VBR. */
        VARIABLE_RATE(VARIABLE, 2),
        /** Nothing: UBR. */
        BEST_EFFORT(0, 0);

        private final int trafficType;
        private final int timing;

        Category(int trafficType, int timing) {
            this.trafficType = trafficType;
            this.timing = timing;
        }
    }

    /** The bearer class. */
    public enum BearerClass {
        /** Constant rate. */
        A(1),
        /** Variable rate. */
        C(3),
        /** The category says. */
        X(16);

        private final int code;

        BearerClass(int code) {
            this.code = code;
        }
    }

    private final Category category;
    private BearerClass bearerClass = BearerClass.X;
    private boolean multipoint;
    private final int[] forward = {FIELD_ABSENT, FIELD_ABSENT, FIELD_ABSENT, 0};
    private final int[] backward = forward.clone();
    private int[] sdu;
    private int[] qosClass;

    private AtmQos(Category category) {
        this.category = category;
    }

    /** A quality of service that says nothing but its category. */
    public static AtmQos of(Category category) {
        return new AtmQos(category);
    }

    /** A peak rate alone away from the caller, cells per second, 0 to {@link #MAX_RATE}. */
    public AtmQos forward(int peak) {
        forward[0] = rate("forward peak rate", peak);
        return this;
    }

    /**
     * A variable rate away from the caller.
     *
     * @param peak cells per second
     * @param sustainable cells per second, 1 to {@code peak}
     * @param burst largest burst at the peak rate, cells, 1 or more
     */
    public AtmQos forward(int peak, int sustainable, int burst) {
        variable("forward", forward, peak, sustainable, burst);
        return this;
    }

    /** As {@link #forward(int)}, towards the caller. */
    public AtmQos backward(int peak) {
        backward[0] = rate("backward peak rate", peak);
        return this;
    }

    /** As {@link #forward(int, int, int)}, towards the caller. */
    public AtmQos backward(int peak, int sustainable, int burst) {
        variable("backward", backward, peak, sustainable, burst);
        return this;
    }

    private void variable(String direction, int[] fields, int peak, int sustainable, int burst) {
        if (category.trafficType != VARIABLE)
            throw new IllegalArgumentException(
                    category + " has no " + direction + " sustainable rate; give its peak alone");
        fields[0] = rate(direction + " peak rate", peak);
        fields[1] = in(direction + " sustainable rate", sustainable, 1, peak);
        fields[2] = in(direction + " burst", burst, 1, MAX_RATE);
    }

    private static int rate(String what, int value) {
        return in(what, value, 0, MAX_RATE);
    }

    private static int in(String what, int value, int from, int to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException(what + " is " + value + ", expected " + from + " to " + to);
        }
        return value;
    }

    /** Whether cells above the sustainable rate are tagged rather than dropped; dropped if this is not said. A constant rate has none. */
    public AtmQos tagging(boolean ofForward, boolean ofBackward) {
        if (category.trafficType == CONSTANT && (ofForward || ofBackward))
            throw new IllegalArgumentException(category + " has no tagging: cells above the peak are always dropped");
        forward[3] = ofForward ? 1 : 0;
        backward[3] = ofBackward ? 1 : 0;
        return this;
    }

    /** The class of the bearer, {@link BearerClass#X} if this is not said. A has a constant rate, C any other. */
    public AtmQos bearerClass(BearerClass wanted) {
        boolean fits = wanted == BearerClass.X || (wanted == BearerClass.A) == (category == Category.CONSTANT_RATE);
        if (!fits) throw new IllegalArgumentException("bearer class " + wanted + " does not carry " + category);
        bearerClass = wanted;
        return this;
    }

    /** The circuit will have many leaves. */
    public AtmQos multipoint() {
        multipoint = true;
        return this;
    }

    /** Quality of service classes, 0 for unspecified, 1 to 4; those of the category if this is not said. */
    public AtmQos qosClass(int ofForward, int ofBackward) {
        qosClass = new int[] {
            in("forward QoS class", ofForward, 0, MAX_CLASS), in("backward QoS class", ofBackward, 0, MAX_CLASS)
        };
        return this;
    }

    /** Largest AAL5 units, octets, 1 to 65,535; they hold LLC/SNAP and the provider's headers too. */
    public AtmQos maxSdu(int ofForward, int ofBackward) {
        sdu = new int[] {
            in("forward unit", ofForward, 1, MAX_SDU_OCTETS), in("backward unit", ofBackward, 1, MAX_SDU_OCTETS)
        };
        return this;
    }

    /** The objects, each once. */
    public List<QosObject> objects() {
        List<QosObject> objects = new ArrayList<>();
        if (sdu != null) objects.add(aal());
        objects.add(descriptor());
        objects.add(bearer());
        if (qosClass != null) {
            objects.add(new QosObject(QOS_CLASS, new byte[] {(byte) qosClass[0], (byte) qosClass[1]}));
        }
        return List.copyOf(objects);
    }

    /** A copy of a quality of service with the objects as its whole provider-specific part. */
    public Qos addTo(Qos generic) {
        return new Qos(generic.sending(), generic.receiving(), objects());
    }

    private QosObject aal() {
        byte[] content = new byte[16];
        little(content).putInt(AAL_5).putInt(sdu[0]).putInt(sdu[1]).put((byte) FIELD_ABSENT); // sublayer 0: none
        return new QosObject(AAL_PARAMETERS, content);
    }

    private QosObject descriptor() {
        byte[] content = new byte[60];
        ByteBuffer out = little(content);
        direction(out, forward);
        direction(out, backward);
        out.putInt(category == Category.BEST_EFFORT ? 1 : 0);
        return new QosObject(TRAFFIC_DESCRIPTOR, content);
    }

    /** The peak of all cells; sustainable rate and burst of those with high priority. */
    private static void direction(ByteBuffer out, int[] fields) {
        out.putInt(FIELD_ABSENT).putInt(fields[0]);
        out.putInt(fields[1]).putInt(FIELD_ABSENT);
        out.putInt(fields[2]).putInt(FIELD_ABSENT).putInt(fields[3]);
    }

    private QosObject bearer() {
        byte[] content = {
            (byte) bearerClass.code, (byte) category.trafficType, (byte) category.timing, 0, (byte) (multipoint ? 1 : 0)
        };
        return new QosObject(BEARER_CAPABILITY, content);
    }

    private static ByteBuffer little(byte[] content) {
        return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }
}
