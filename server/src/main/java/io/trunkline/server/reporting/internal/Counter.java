package io.trunkline.server.reporting.internal;

/// A column of a roll-up: which rows of the grain it counts, and what of them. The same condition lists the calls behind the figure, so that the two can't differ.
///
/// @param of    what is added up or compared, an expression over the grain's columns; `1` counts rows
/// @param where a condition over the grain's columns
public record Counter(String name, Kind kind, String of, String where) {
  public enum Kind { SUM, MAX }

  private static final String ALL = "true";

  static Counter count(String name) { return count(name, ALL); }

  static Counter count(String name, String where) { return new Counter(name, Kind.SUM, "1", where); }

  static Counter sum(String name, String of) { return sum(name, of, ALL); }

  static Counter sum(String name, String of, String where) { return new Counter(name, Kind.SUM, of, where); }

  static Counter max(String name, String of, String where) { return new Counter(name, Kind.MAX, of, where); }

  /// Over rows of the grain.
  String ofGrain() {
    String filter = where.equals(ALL) ? "" : " filter (where " + where + ")";
    return "coalesce(" + (kind == Kind.SUM ? "sum" : "max") + "(" + of + ")" + filter + ", 0)::bigint";
  }

  /// Over rows of the roll-up.
  String ofRollup() { return kind == Kind.SUM ? "sum(" + name + ")::bigint" : "max(" + name + ")"; }
}
