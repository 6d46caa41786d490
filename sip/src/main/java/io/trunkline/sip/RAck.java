package io.trunkline.sip;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `RAck`: which provisional response a PRACK acknowledges, by its `RSeq` and the INVITE's `CSeq` (RFC 3262 §7.2).
public record RAck(long sequence, CSeq invite) {
  private static final long MOST = 0xffff_ffffL;

  /// For a reliable provisional response: one that requires `100rel` and has a number (RFC 3262 §4); null for others.
  public static @Nullable RAck of(SipResponse response) {
    if (response.status() == 100 || !response.isProvisional() || !response.headers().has(HeaderName.RSEQ)) return null;
    if (!response.headers().lists(HeaderName.REQUIRE, "100rel")) return null;
    String sequence = Objects.requireNonNull(response.headers().first(HeaderName.RSEQ));
    return new RAck(Text.number(sequence.strip(), MOST), response.cseq());
  }

  /// What a PRACK says. Throws [MalformedSip] if it says nothing.
  public static RAck of(SipRequest prack) {
    String text = prack.headers().first(HeaderName.RACK);
    if (text == null) throw new MalformedSip("PRACK has no RAck");
    int space = text.indexOf(' ');
    if (space < 0) throw new MalformedSip("RAck has no CSeq");
    return new RAck(Text.number(text.substring(0, space), MOST), CSeq.parse(text.substring(space).strip()));
  }

  @Override public String toString() { return sequence + " " + invite; }
}
