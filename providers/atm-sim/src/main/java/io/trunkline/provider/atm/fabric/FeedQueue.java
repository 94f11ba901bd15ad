package io.trunkline.provider.atm.fabric;

import io.trunkline.simulation.InstantQueue;
import io.trunkline.simulation.LookAhead;
import java.util.Arrays;

/** The feeds of a node that have cells, by the instant of the next one, and by their order in one instant. */
final class FeedQueue {
    private final InstantQueue queue = new InstantQueue();
    /** By number in the queue. */
    private Feed[] feeds = new Feed[queue.room()];

    private final LookAhead ahead = new LookAhead();
    private long refills;

    /** The feed whose cells are being handed on, and when another one or the end of the run follows; 0 outside of a run. */
    private Feed taking;

    private long quietPicos;

    /** When the next cell comes, {@link Feed#NEVER} if none is on its way. */
    long nextPicos() {
        return queue.firstPicos();
    }

    /** Hands on all cells that come before an instant. */
    void drain(long untilPicos) {
        while (queue.firstPicos() < untilPicos) {
            if (queue.refills() != refills) lookAhead();
            Feed feed = feeds[queue.first()];
            if (feed.duePicos == queue.firstPicos()) {
                // as long as no other feed has its turn, this one keeps its place
                long limit = Math.min(untilPicos, queue.secondPicos());
                taking = feed;
                quietPicos = limit;
                do feed.take();
                while (feed.duePicos < limit);
            }
            renew(feed);
        }
        quietPicos = 0;
    }

    private void lookAhead() {
        refills = queue.refills();
        for (int i = 0; i < queue.near(); i++) ahead.read(feeds[queue.near(i)].touch());
    }

    /** True, while a cell is handed on, if it is certain that no other comes up to and with an instant. */
    boolean isQuietUntil(long picos) {
        return picos < quietPicos && picos < taking.duePicos;
    }

    /** The feed's next instant may be another one. */
    void renew(Feed feed) {
        long picos = feed.duePicos;
        if (feed.number < 0) {
            if (picos != Feed.NEVER) add(feed, picos);
        } else if (picos == Feed.NEVER) {
            queue.remove(feed.number);
            feeds[feed.number] = null;
            feed.number = -1;
        } else if (picos != queue.picos(feed.number)) {
            queue.move(feed.number, picos);
        }
    }

    private void add(Feed feed, long picos) {
        feed.number = queue.add(picos, feed.order);
        if (feed.number >= feeds.length) feeds = Arrays.copyOf(feeds, queue.room());
        feeds[feed.number] = feed;
    }
}
