package io.trunkline.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.Anonymous;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.ServiceCode;
import io.trunkline.telephony.NumberPlan.Format;
import io.trunkline.telephony.NumberPlan.Rewrite;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberPlanTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(textBlock = """
      13800138000,          +8613800138000
      138 0013 8000,        +8613800138000
      138-0013-8000,        +8613800138000
      １３８００１３８０００,   +8613800138000
      013800138000,         +8613800138000
      8613800138000,        +8613800138000
      +8613800138000,       +8613800138000
      +86 138 0013 8000,    +8613800138000
      008613800138000,      +8613800138000
      tel:+8613800138000,   +8613800138000
      01012345678,          0
      01062345678,          +861062345678
      (010) 6234-5678,      +861062345678
      +86 (0)10 62345678,   +861062345678
      861062345678,         +861062345678
      02162345678,          +862162345678
      057162345678,         +8657162345678
      07916234567,          +867916234567
      4008001000,           4008001000
      400-800-1000,         4008001000
      +864008001000,        4008001000
      864008001000,         4008001000
      8008101234,           8008101234
      95588,                95588
      01095588,             95588
      0095588,              +95588
      +8695588,             95588
      95013123,             95013123
      96110,                96110
      10086,                10086
      12345,                12345
      110,                  110
      116114,               116114
      0014155550100,        +14155550100
      +14155550100,         +14155550100
      anonymous,            anonymous
      """)
  void whatPeopleAndCarriersWriteIsOneNumber(String written, String meant) {
    Party party = NumberPlan.CHINA.read(written);
    if (meant.equals("0")) assertThat(party).isEqualTo(new ServiceCode("01012345678"));   // 1234… isn't a local number anywhere
    else assertThat(party.dialable()).isEqualTo(meant);
  }

  @ParameterizedTest(name = "{0} goes out as {1}, {2}, {3}")
  @CsvSource(textBlock = """
      +8613800138000, +8613800138000, 13800138000,   8613800138000
      +861062345678,  +861062345678,  01062345678,   861062345678
      +14155550100,   +14155550100,   0014155550100, 14155550100
      4008001000,     4008001000,     4008001000,    4008001000
      95588,          95588,          95588,         95588
      """)
  void aTrunkGetsNumbersInItsFormat(String number, String e164, String national, String plain) {
    Party party = Party.parse(number);
    assertThat(NumberPlan.CHINA.writing(Format.E164).write(party)).isEqualTo(e164);
    assertThat(NumberPlan.CHINA.writing(Format.NATIONAL).write(party)).isEqualTo(national);
    assertThat(NumberPlan.CHINA.writing(Format.PLAIN).write(party)).isEqualTo(plain);
    // Plain digits don't tell an American number from a Chinese mobile one: a trunk that sends them so needs a line in its table.
    for (Format format : List.of(Format.E164, Format.NATIONAL)) assertThat(NumberPlan.CHINA.read(NumberPlan.CHINA.writing(format).write(party))).isEqualTo(party);
  }

  @Test void aTrunksTableIsAppliedBothWays() {
    NumberPlan plan = new NumberPlan("86", "10", "", List.of(new Rewrite("9", "")), List.of(new Rewrite("138", "0138")), Format.NATIONAL, "17");
    assertThat(plan.read("962345678")).isEqualTo(new E164("+861062345678"));
    assertThat(plan.write(new E164("+8613800138000"))).isEqualTo("17013800138000");
    assertThat(plan.write(new E164("+8613900138000"))).isEqualTo("1713900138000");
  }

  @Test void aPrefixIsTakenOffDialledNumbersAlone() {
    NumberPlan plan = NumberPlan.CHINA.dialling("9").in("21");
    assertThat(plan.readDialled("94008001000")).isEqualTo(new ServiceCode("4008001000"));
    assertThat(plan.readDialled("9 6001-0001")).isEqualTo(new E164("+862160010001"));
    assertThat(plan.readDialled("60010001")).as("without it too").isEqualTo(new E164("+862160010001"));
    assertThat(plan.read("95588")).as("a bank that calls").isEqualTo(new ServiceCode("95588"));
    assertThat(plan.read("60010001")).as("a neighbour who calls").isEqualTo(new E164("+862160010001"));
    assertThat(NumberPlan.CHINA.readDialled("4008001000")).isEqualTo(new ServiceCode("4008001000"));
  }

  @Test void otherCountriesHaveTheirOwnNationalForm() {
    NumberPlan france = new NumberPlan("33", null, "", List.of(), List.of(), Format.NATIONAL, "");
    assertThat(france.read("0142345678")).isEqualTo(new E164("+33142345678"));
    assertThat(france.write(new E164("+33142345678"))).isEqualTo("0142345678");
    assertThat(france.write(new E164("+8613800138000"))).isEqualTo("008613800138000");
  }

  @Test void whatIsNoNumberIsKept() {
    assertThat(NumberPlan.CHINA.read(null)).isEqualTo(Anonymous.INSTANCE);
    assertThat(NumberPlan.CHINA.read("")).isEqualTo(Anonymous.INSTANCE);
    assertThat(NumberPlan.CHINA.read("echo").dialable()).isEqualTo("sip:echo");
    assertThat(NumberPlan.CHINA.write(NumberPlan.CHINA.read("echo"))).isEqualTo("echo");
    assertThat(NumberPlan.CHINA.read("1".repeat(200)).dialable()).hasSizeLessThan(100);
  }
}
