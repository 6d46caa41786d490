package io.trunkline.server.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.Party;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Where a number is at home (归属地), in Chinese: a city for land lines and most mobile numbers, a province or a country where no more is known.
/// From the tables of libphonenumber; they know no city for the newest mobile prefixes (199, 166, 192). Thread-safe; at most 50,000 answers are kept.
@Component
public class AreaLookup {
  private static final int MOST = 50_000;

  private final Cache<String, Optional<String>> known = Caffeine.newBuilder().maximumSize(MOST).build();

  /// Empty for what isn't a telephone number of anywhere: a hotline, an extension, a guest.
  public Optional<String> area(Party party) {
    return party instanceof E164(String number) ? known.get(number, AreaLookup::look) : Optional.empty();
  }

  private static Optional<String> look(String number) {
    try {
      PhoneNumber parsed = PhoneNumberUtil.getInstance().parse(number, null);
      String area = PhoneNumberOfflineGeocoder.getInstance().getDescriptionForNumber(parsed, Locale.SIMPLIFIED_CHINESE);
      return area.isBlank() ? Optional.empty() : Optional.of(area);
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }
}
