package io.trunkline.server.records;

/// An agent's own day so far. Calls among colleagues don't count; talk is the time in which the customer and this agent heard each other.
///
/// @param answered        calls that came in and were talked
/// @param made            calls out that were talked
/// @param longestSeconds  the longest talk
/// @param signedInSeconds in any state but Offline
public record AgentDay(
    long answered, long made, long talkSeconds, long longestSeconds, long signedInSeconds, long readySeconds, long notReadySeconds, long wrapUpSeconds) {}
