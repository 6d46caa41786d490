package io.trunkline.sip;

/// Counts since the stack's start, but `transactions` and `dialogs`, which are those alive now.
public record SipCounters(long received, long sent, long malformed, long silenced, long rejected, long dropped, long retransmitted, long strayResponses,
    long timeouts, long transportFailures, int transactions, int dialogs) {}
