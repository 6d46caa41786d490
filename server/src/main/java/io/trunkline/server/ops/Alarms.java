package io.trunkline.server.ops;

import java.util.List;

/// What stands now and what stood lately, on this node. From memory: works while PostgreSQL is away, which is one of the things it tells.
public interface Alarms {
  /// Standing ones first, the gravest and oldest of them on top; then cleared ones, newest first.
  List<Alarm> all();
}
