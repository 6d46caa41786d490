package io.trunkline.server.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.Party;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaLookupTest {
  private final AreaLookup areas = new AreaLookup();

  @ParameterizedTest
  @CsvSource({"+8613800138000, 北京市", "+861062345678, 北京市", "+8615012345678, 云南省昭通市", "+8675512345678, 广东省深圳市"})
  void numbersOfChinaHaveACity(String number, String area) {
    assertThat(areas.area(Party.parse(number))).contains(area);
  }

  @Test void whatIsNoTelephoneNumberHasNone() {
    assertThat(areas.area(Party.parse("4008001000"))).isEmpty();
    assertThat(areas.area(Party.parse("web:guest"))).isEmpty();
    assertThat(areas.area(Party.parse("+9990000000"))).isEmpty();
  }
}
