package io.trunkline.telephony;

import io.trunkline.kernel.Anonymous;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.Extension;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.ServiceCode;
import io.trunkline.kernel.UriParty;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How numbers are written on one side of us: on a trunk, or by people. The same table serves both directions. Pure.
///
/// @param country  calling code whose national forms apply: `86`
/// @param areaCode prepended to local numbers without one, such as `10`; null: they stay as they are
/// @param dialled  what this side puts before every number that it dials, and only there; empty: nothing
/// @param incoming applied, the first that fits, before anything else is read
/// @param outgoing applied, the first that fits, after a number was written in `format` and before `prefix`
/// @param prefix   put before everything that goes out
public record NumberPlan(String country, @Nullable String areaCode, String dialled, List<Rewrite> incoming, List<Rewrite> outgoing, Format format, String prefix) {
  /// What people of mainland China write, and what is written for them.
  public static final NumberPlan CHINA = new NumberPlan("86", null, "", List.of(), List.of(), Format.NATIONAL, "");

  private static final int LONGEST = 64;
  private static final Set<String> WITHHELD = Set.of("anonymous", "unknown", "restricted", "unavailable", "private", "withheld");

  public NumberPlan {
    incoming = List.copyOf(incoming);
    outgoing = List.copyOf(outgoing);
  }

  /// Numbers that begin with `prefix` begin with `replacement` instead.
  public record Rewrite(String prefix, String replacement) {}

  /// How a number goes out. Service codes (95588, 4008001000) go as they are in all of these.
  public enum Format {
    /// `+8613800138000`
    E164,
    /// As dialled in the country: `13800138000`, `01012345678`, `0014155550100`.
    NATIONAL,
    /// `8613800138000`
    PLAIN
  }

  public NumberPlan writing(Format other) { return new NumberPlan(country, areaCode, dialled, incoming, outgoing, other, prefix); }

  public NumberPlan prefixed(String digits) { return new NumberPlan(country, areaCode, dialled, incoming, outgoing, format, digits); }

  public NumberPlan in(@Nullable String area) { return new NumberPlan(country, area, dialled, incoming, outgoing, format, prefix); }

  public NumberPlan dialling(String digits) { return new NumberPlan(country, areaCode, digits, incoming, outgoing, format, prefix); }

  /// The number that this side dialled. A caller's number never has the prefix: `9` before 4008001000 mustn't make 5588 of a bank's 95588.
  public Party readDialled(@Nullable String written) {
    String text = compact(written);
    return read(!dialled.isEmpty() && text.startsWith(dialled) && text.length() > dialled.length() ? text.substring(dialled.length()) : text);
  }

  /// What this side wrote. Never fails: what is no number becomes [UriParty], nothing at all [Anonymous].
  public Party read(@Nullable String written) {
    String text = compact(written);
    if (text.isEmpty() || WITHHELD.contains(text.toLowerCase(Locale.ROOT))) return Anonymous.INSTANCE;
    text = rewritten(text, incoming);
    String digits = text.startsWith("+") ? text.substring(1) : text;
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) return new UriParty("sip:" + text);
    if (text.startsWith("+")) return international(digits);
    if (digits.startsWith("00")) return international(digits.substring(2));
    Party party = country.equals("86") ? ChinaNumbers.read(digits, areaCode) : national(digits);
    if (party != null) return party;
    return digits.length() < 3 ? new Extension(digits.length() == 1 ? "0" + digits : digits) : unplanned(digits);
  }

  /// The number as this side wants it dialled or shown.
  public String write(Party party) {
    String text = switch (party) {
      case E164(String number) -> written(number);
      case ServiceCode(String code) -> code;
      case Extension(String number) -> number;
      case Anonymous _ -> "anonymous";
      case UriParty(String uri) -> userOf(uri);
    };
    if (party instanceof Anonymous || party instanceof UriParty) return text;
    return prefix + rewritten(text, outgoing);
  }

  private String written(String number) {
    return switch (format) {
      case E164 -> number;
      case PLAIN -> number.substring(1);
      case NATIONAL -> {
        String digits = number.substring(1);
        if (!digits.startsWith(country)) yield "00" + digits;
        String national = digits.substring(country.length());
        yield country.equals("86") && ChinaNumbers.isMobile(national) ? national : "0" + national;
      }
    };
  }

  private Party international(String digits) {
    String plain = digits.startsWith("0") ? digits.replaceFirst("^0+", "") : digits;
    if (plain.startsWith("86")) {
      String national = plain.substring(2);
      String bare = national.startsWith("0") ? national.substring(1) : national;   // +86 (0)10 …
      if (ChinaNumbers.isService(national)) return new ServiceCode(national);
      if (ChinaNumbers.isMobile(bare) || ChinaNumbers.isGeographic(bare)) return new E164("+86" + bare);
    }
    if (plain.length() >= 4 && plain.length() <= 15) return new E164("+" + plain);
    return unplanned(digits);
  }

  /// A country that we know only by its code: trunk prefix 0, which isn't part of the number.
  private @Nullable Party national(String digits) {
    if (digits.startsWith("0") && digits.length() > 6) return international(country + digits.substring(1));
    if (digits.startsWith(country) && digits.length() >= country.length() + 8) return international(digits);
    if (areaCode != null && digits.length() >= 5) return international(country + areaCode + digits);
    return null;
  }

  private static Party unplanned(String digits) {
    if (digits.length() >= 3 && digits.length() <= 15) return new ServiceCode(digits);
    return new UriParty("tel:" + digits.substring(0, Math.min(digits.length(), LONGEST)));
  }

  private static String rewritten(String text, List<Rewrite> table) {
    for (Rewrite rule : table) if (text.startsWith(rule.prefix())) return rule.replacement() + text.substring(rule.prefix().length());
    return text;
  }

  /// Without what people put between digits; full-width digits become plain ones.
  private static String compact(@Nullable String written) {
    if (written == null) return "";
    String text = Normalizer.normalize(written.strip(), Normalizer.Form.NFKC);
    int semicolon = text.indexOf(';');   // 4008001000;phone-context=…
    if (semicolon >= 0) text = text.substring(0, semicolon);
    if (text.regionMatches(true, 0, "tel:", 0, 4)) text = text.substring(4);
    text = text.replaceAll("[\\s\\-().\u2010-\u2015/]", "");
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  private static String userOf(String uri) {
    String rest = uri.substring(uri.indexOf(':') + 1);
    int at = rest.indexOf('@');
    return at < 0 ? rest : rest.substring(0, at);
  }
}
