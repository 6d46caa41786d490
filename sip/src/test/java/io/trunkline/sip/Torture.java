package io.trunkline.sip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One torture message: where it stands in its RFC, what must be done with it, its bytes.
@SuppressWarnings("ArrayRecordComponent")   // never compared
record Torture(String section, String name, String expected, byte[] bytes) {
  private static final Pattern HEADING = Pattern.compile("=== (\\S+) (\\S+) → (.+)");
  private static final Pattern REPEAT = Pattern.compile("<repeat count=(\\d+)>(.*?)</repeat>");
  private static final Pattern HEX = Pattern.compile("<hex>([0-9A-F]*)</hex>");

  /// The messages of `torture/rfcNNNN.txt`, whose head says how they are written.
  static List<Torture> of(String file) throws IOException {
    try (InputStream in = Objects.requireNonNull(Torture.class.getResourceAsStream("torture/" + file), file)) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static List<Torture> read(String text) {
    List<Torture> messages = new ArrayList<>();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher heading = null;
    boolean oneLine = false;
    for (String line : text.lines().toList()) {
      Matcher next = HEADING.matcher(line);
      if (next.matches()) {
        if (heading != null) messages.add(made(heading, bytes));
        heading = next;
      } else if (heading != null && !line.startsWith("= ")) {
        if (line.equals("<allOneLine>")) oneLine = true;
        else if (line.equals("</allOneLine>")) oneLine = false;
        else bytes.writeBytes(decoded(line));
        if (!oneLine) bytes.writeBytes(new byte[] {'\r', '\n'});
      }
    }
    if (heading != null) messages.add(made(heading, bytes));
    return messages;
  }

  private static Torture made(Matcher heading, ByteArrayOutputStream bytes) {
    Torture message = new Torture(heading.group(1), heading.group(2), heading.group(3), bytes.toByteArray());
    bytes.reset();
    return message;
  }

  private static byte[] decoded(String line) {
    String repeated = REPEAT.matcher(line).replaceAll(found -> Matcher.quoteReplacement(found.group(2).repeat(Integer.parseInt(found.group(1)))));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher hex = HEX.matcher(repeated);
    int at = 0;
    while (hex.find()) {
      bytes.writeBytes(repeated.substring(at, hex.start()).getBytes(StandardCharsets.UTF_8));
      bytes.writeBytes(HexFormat.of().parseHex(hex.group(1)));
      at = hex.end();
    }
    bytes.writeBytes(repeated.substring(at).getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  @Override public String toString() { return section + " " + name; }
}
