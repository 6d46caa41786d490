package io.trunkline.server.records;

import java.time.Instant;
import java.util.Map;

/// Calls that another capability counts, as the statement that lists them.
///
/// @param sql    gives columns `call_id` and `slot`, the beginning of the quarter of an hour in which it counts: a row for each time that the call counts
/// @param values of the statement's parameters; their names begin with `figure`
/// @param after  all these calls began then or later
/// @param before all these calls began before
public record CallSet(String sql, Map<String, Object> values, Instant after, Instant before) {}
