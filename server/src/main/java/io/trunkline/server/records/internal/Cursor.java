package io.trunkline.server.records.internal;

import io.trunkline.server.platform.web.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/// Where a page of a list by time ended.
record Cursor(Instant at, UUID id) {
  String text() { return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + id).getBytes(StandardCharsets.US_ASCII)); }

  static Cursor parse(String text) {
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", 2);
      if (parts.length == 2) return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
    } catch (IllegalArgumentException | DateTimeException garbage) {
      // Said below.
    }
    throw Problem.invalid("cursor-unknown", "the cursor isn't one of ours", "begin the list again");
  }
}
