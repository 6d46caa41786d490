package io.trunkline.server.directory;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tenant's own choices.
///
/// @param countryCode      ISO 3166 code of the country whose numbering plan local numbers follow
/// @param allowedPrefixes  numbers that may be dialled out to, in international form; all others are denied
/// @param outboundCallerId one of the tenant's numbers; null = the first of them
/// @param board            what its supervisors set; null in copies of a release before
public record Settings(ZoneId timeZone, String countryCode, List<String> allowedPrefixes, @Nullable String outboundCallerId, BoardSettings board) {
  public static final Settings USUAL = new Settings(ZoneId.of("Asia/Shanghai"), "CN", List.of("+86"), null);

  @SuppressWarnings("ConstantValue")
  public Settings {
    allowedPrefixes = List.copyOf(allowedPrefixes);
    board = board == null ? BoardSettings.USUAL : board;
  }

  public Settings(ZoneId timeZone, String countryCode, List<String> allowedPrefixes, @Nullable String outboundCallerId) {
    this(timeZone, countryCode, allowedPrefixes, outboundCallerId, BoardSettings.USUAL);
  }

  public Settings with(BoardSettings changed) { return new Settings(timeZone, countryCode, allowedPrefixes, outboundCallerId, changed); }

  /// Whether this tenant may dial `number`, given in the dialable form of a party.
  public boolean allows(String number) {
    for (String prefix : allowedPrefixes) if (number.startsWith(prefix)) return true;
    return false;
  }
}
