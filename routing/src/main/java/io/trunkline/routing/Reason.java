package io.trunkline.routing;

/// Why an agent is Not ready. `id` is the tenant's own reason (lunch, training…) with [Kind#CHOSEN], else 0.
public record Reason(Kind kind, long id) {
  public enum Kind {
    /// Picked by the agent or a supervisor; `id` 0 where none was given.
    CHOSEN,
    SIGNED_IN,
    NO_ANSWER,
    REJECTED,
    /// The station could not be rung.
    STATION_FAILED,
    /// The station stayed unreachable.
    STATION_LOST,
    /// The desk's page stayed away.
    DESK_GONE,
    /// The state before exceeded its maximum age.
    TOO_LONG
  }

  public Reason {
    if (id < 0 || (id > 0 && kind != Kind.CHOSEN)) throw new IllegalArgumentException("only a chosen reason has an id");
  }

  public static Reason chosen(long id) { return new Reason(Kind.CHOSEN, id); }

  public static Reason of(Kind kind) { return new Reason(kind, 0); }
}
