package io.trunkline.telephony;

import io.trunkline.kernel.E164;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.ServiceCode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The numbering plan of mainland China (国家通信网编号计划), as far as telling forms apart needs it.
final class ChinaNumbers {
  /// 11 digits: 13x–19x.
  private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
  /// Area code without its 0, then the local number: 10 and 2x with 8 digits, [3-9]xx with 7 or 8.
  private static final Pattern GEOGRAPHIC = Pattern.compile("(?:10|2[0-57-9])[2-8]\\d{7}|[3-9]\\d{2}[2-8]\\d{6,7}");
  /// 400 and 800 hotlines; 95xxx and 96xxx of companies and cities, some with more digits; 1xx, 1xxxx and 12345 of the public and the carriers.
  private static final Pattern SERVICE = Pattern.compile("[48]00\\d{7}|95\\d{3,6}|96\\d{3,6}|1\\d{2}|10\\d{3,5}|1[12]\\d{3,4}");
  private static final Pattern LOCAL = Pattern.compile("[2-8]\\d{6,7}");

  private ChinaNumbers() {}

  static boolean isMobile(String national) { return MOBILE.matcher(national).matches(); }

  static boolean isGeographic(String national) { return GEOGRAPHIC.matcher(national).matches() && !isService(national); }

  static boolean isService(String digits) { return SERVICE.matcher(digits).matches(); }

  /// Plain digits, as dialled in the country or sent without `+`; null if they fit no form.
  static @Nullable Party read(String digits, @Nullable String areaCode) {
    if (isService(digits)) return new ServiceCode(digits);
    if (isMobile(digits)) return new E164("+86" + digits);
    if (digits.startsWith("0")) {
      String national = digits.substring(1);
      if (isMobile(national) || isGeographic(national)) return new E164("+86" + national);
      // An area code before a hotline (01095588): some carriers send the city that it was called from.
      int area = national.startsWith("10") || national.startsWith("2") ? 2 : 3;
      String hotline = national.length() > area ? national.substring(area) : "";
      if (hotline.startsWith("9") && isService(hotline)) return new ServiceCode(hotline);
      return isService(national) ? new ServiceCode(national) : null;
    }
    if (digits.startsWith("86")) {
      String national = digits.substring(2);
      if (isMobile(national) || isGeographic(national)) return new E164("+86" + national);
      if (isService(national)) return new ServiceCode(national);
      if (national.startsWith("0") && (isMobile(national.substring(1)) || isGeographic(national.substring(1)))) return new E164("+86" + national.substring(1));
    }
    if (areaCode != null && LOCAL.matcher(digits).matches() && isGeographic(areaCode + digits)) return new E164("+86" + areaCode + digits);
    return null;
  }
}
