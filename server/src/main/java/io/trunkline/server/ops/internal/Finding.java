package io.trunkline.server.ops.internal;

import io.trunkline.server.ops.AlarmKind;
import java.util.Map;

/// A condition for an alarm, found to hold right now.
record Finding(AlarmKind kind, String subject, Map<String, String> figures) {
  record Key(AlarmKind kind, String subject) {}

  Key key() { return new Key(kind, subject); }
}
