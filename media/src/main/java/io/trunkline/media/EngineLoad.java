package io.trunkline.media;

/// How much an engine does just now; refreshed once a second.
///
/// @param legs             open legs
/// @param loops            media threads
/// @param busiest          share of its time, 0 to 1, that the busiest loop was at work
/// @param packetsIn        RTP packets received per second
/// @param packetsOut       RTP packets sent per second
/// @param lateTicks        20 ms ticks, since the start, that ran more than 5 ms late
/// @param droppedPackets   packets, since the start, lost inside the engine because a ring or a socket buffer was full
public record EngineLoad(int legs, int loops, double busiest, long packetsIn, long packetsOut, long lateTicks, long droppedPackets) {}
