package io.trunkline.telephony;

/// How much this node holds. `load` is calls by rated calls: 0.7 asks to grow, above 1.0 new calls are refused.
public record NodeLoad(int calls, int ratedCalls, double load, int mediaLegs, long refused, boolean draining) {}
