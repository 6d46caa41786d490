package io.trunkline.sip;

/// Counts since the stack's start, but `transactions`, `dialogs` and `bannedSources`, which are those of now. `silenced` requests
/// were not admitted, `dropped` messages found a full loop, `banned` ones came from a source that is not heard for a while, `bounded` requests were refused
/// since their source, or all together, hold as much as [SipBounds] allow.
public record SipCounters(long received, long sent, long malformed, long silenced, long rejected, long dropped, long retransmitted, long strayResponses,
    long timeouts, long transportFailures, int transactions, int dialogs, long banned, int bannedSources, long bounded) {}
