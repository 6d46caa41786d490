package io.trunkline.sip;

/// `CSeq`: the number that orders requests within a dialog (at most 2^31 - 1, RFC 3261 §8.1.1.5) and their method.
public record CSeq(long number, String method) {
  static CSeq parse(String text) {
    int space = 0;
    while (space < text.length() && text.charAt(space) > ' ') space++;
    String method = text.substring(space).strip();
    if (!Text.isToken(method)) throw new MalformedSip("CSeq has no method");
    return new CSeq(Text.number(text.substring(0, space), 0x7fff_ffffL), method);
  }

  @Override public String toString() { return number + " " + method; }
}
