package io.trunkline.media.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/// RTCP of one leg (RFC 3550 §6): a sender or receiver report with our canonical name every five seconds, a BYE at the end, and what the peer's reports tell.
final class Rtcp {
  private static final int SENDER_REPORT = 200;
  private static final int RECEIVER_REPORT = 201;
  private static final int SOURCE_DESCRIPTION = 202;
  private static final int GOODBYE = 203;
  /// Seconds from 1900 (NTP) to 1970.
  private static final long NTP_OFFSET = 2_208_988_800L;

  double remoteLost;
  Duration remoteJitter = Duration.ZERO;
  Duration roundTrip = Duration.ZERO;
  private double remoteLosses;   // summed over its reports
  private int remoteReports;

  private final byte[] out;   // the loop's, for the packet being sent
  private final byte[] cname;
  private int lastReport;   // middle 32 bits of the NTP time of the peer's last sender report
  private long lastReportNs;

  /// @param out scratch of whoever sends, with room for SRTCP's index and tag
  Rtcp(String cname, byte[] out) {
    this.cname = cname.getBytes(StandardCharsets.US_ASCII);
    this.out = out;
  }

  /// RFC 5761 §4: on a shared port the packet types 192–223 are RTCP.
  static boolean isRtcp(byte[] data) {
    int type = data[1] & 0xFF;
    return type >= 192 && type <= 223;
  }

  boolean hasReported() { return remoteReports > 0; }

  /// Share of our packets that the peer missed, over all its reports.
  double remoteLostSoFar() { return remoteReports == 0 ? 0 : remoteLosses / remoteReports; }

  void sendReport(Wire wire, RtpOut sent, RtpIn got, Instant now, long nowNs) {
    int at = report(sent, got, now, nowNs);
    at = description(sent.ssrc, at);
    wire.sendRtcp(out, at);
  }

  void sendGoodbye(Wire wire, RtpOut sent, RtpIn got, Instant now, long nowNs) {
    int at = description(sent.ssrc, report(sent, got, now, nowNs));
    at = header(at, GOODBYE, 1, 8);
    Bytes.i32(out, at - 4, sent.ssrc);
    wire.sendRtcp(out, at);
  }

  private int report(RtpOut sent, RtpIn got, Instant now, long nowNs) {
    int blocks = got.started ? 1 : 0;
    int length = (sent.everSent ? 28 : 8) + 24 * blocks;
    header(0, sent.everSent ? SENDER_REPORT : RECEIVER_REPORT, blocks, length);
    Bytes.i32(out, 4, sent.ssrc);
    int at = 8;
    if (sent.everSent) {
      Bytes.i64(out, 8, ntp(now));
      Bytes.i32(out, 16, sent.lastTimestamp + (int) ((nowNs - sent.lastNs) / 125_000));
      Bytes.i32(out, 20, (int) sent.packets);
      Bytes.i32(out, 24, (int) sent.octets);
      at = 28;
    }
    if (blocks == 0) return at;
    Bytes.i32(out, at, got.ssrc);
    int lost = (int) Math.min(0x7FFFFF, got.lost());
    Bytes.i32(out, at + 4, (got.fractionLost() << 24) | lost);
    Bytes.i32(out, at + 8, got.extendedHighest());
    Bytes.i32(out, at + 12, got.jitterSamples());
    Bytes.i32(out, at + 16, lastReport);
    Bytes.i32(out, at + 20, lastReport == 0 ? 0 : (int) ((nowNs - lastReportNs) * 65536 / 1_000_000_000));
    return at + 24;
  }

  private int description(int ssrc, int start) {
    int text = 4 + 2 + cname.length;
    int chunk = (text + 1 + 3) & ~3;   // ends with at least one zero, to a word
    int end = header(start, SOURCE_DESCRIPTION, 1, 4 + chunk);
    Bytes.i32(out, start + 4, ssrc);
    out[start + 8] = 1;
    out[start + 9] = (byte) cname.length;
    System.arraycopy(cname, 0, out, start + 10, cname.length);
    for (int i = start + 10 + cname.length; i < end; i++) out[i] = 0;
    return end;
  }

  private int header(int at, int type, int count, int length) {
    out[at] = (byte) (0x80 | count);
    out[at + 1] = (byte) type;
    Bytes.u16(out, at + 2, length / 4 - 1);
    return at + length;
  }

  /// Reads a compound packet.
  void arrived(byte[] data, int length, int ourSsrc, Instant now, long nowNs) {
    for (int at = 0; at + 8 <= length; ) {
      int type = data[at + 1] & 0xFF;
      int size = 4 * (Bytes.u16(data, at + 2) + 1);
      if ((data[at] & 0xC0) != 0x80 || at + size > length) return;
      int blocks = data[at] & 0x1F;
      if (type == SENDER_REPORT && size >= 28) {
        lastReport = Bytes.i32(data, at + 10);
        lastReportNs = nowNs;
        reports(data, at + 28, Math.min(blocks, (size - 28) / 24), ourSsrc, now);
      } else if (type == RECEIVER_REPORT) {
        reports(data, at + 8, Math.min(blocks, (size - 8) / 24), ourSsrc, now);
      }
      at += size;
    }
  }

  private void reports(byte[] data, int at, int blocks, int ourSsrc, Instant now) {
    for (int i = 0; i < blocks; i++, at += 24) {
      if (Bytes.i32(data, at) != ourSsrc) continue;
      remoteLost = (data[at + 4] & 0xFF) / 256.0;
      remoteLosses += remoteLost;
      remoteReports++;
      remoteJitter = Duration.ofNanos((Bytes.i32(data, at + 12) & 0xFFFF_FFFFL) * 125_000);
      int ours = Bytes.i32(data, at + 16);
      if (ours == 0) continue;
      long spanUnits = ((int) (ntp(now) >> 16) - ours - Bytes.i32(data, at + 20)) & 0xFFFF_FFFFL;   // in 1/65536 s
      if (spanUnits < 10 * 65536L) roundTrip = Duration.ofNanos(spanUnits * 1_000_000_000 / 65536);
    }
  }

  private static long ntp(Instant now) { return ((now.getEpochSecond() + NTP_OFFSET) << 32) | ((long) now.getNano() << 32) / 1_000_000_000; }
}
