package io.trunkline.provider.telephony.exchange;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What calls cost, by host; keeps the sum of those that have ended and each that lasts. */
final class Billing {
    private record Account(Access access, List<Integer> channels) {}

    private final Map<Charge, Account> running = new LinkedHashMap<>();
    private final Map<String, BigDecimal> ended = new LinkedHashMap<>();

    Charge begin(Access access, List<Integer> channels, Charge charge) {
        running.put(charge, new Account(access, channels));
        return charge;
    }

    void end(Charge charge, long nowPicos) {
        charge.end(nowPicos);
        Account account = running.remove(charge);
        ended.merge(account.access().host(), charge.cost(nowPicos), BigDecimal::add);
    }

    Optional<Charge> running(Access access, int channel) {
        for (Map.Entry<Charge, Account> each : running.entrySet()) {
            Account account = each.getValue();
            if (account.access() == access && account.channels().contains(channel)) return Optional.of(each.getKey());
        }
        return Optional.empty();
    }

    BigDecimal cost(String host, long nowPicos) {
        BigDecimal sum = ended.getOrDefault(host, BigDecimal.ZERO);
        for (Map.Entry<Charge, Account> each : running.entrySet()) {
            if (each.getValue().access().host().equals(host))
                sum = sum.add(each.getKey().cost(nowPicos));
        }
        return sum;
    }
}
