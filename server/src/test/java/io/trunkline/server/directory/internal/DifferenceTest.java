package io.trunkline.server.directory.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DifferenceTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> PARTS = Set.of("members");
  private static final String BEFORE = "{\"name\":\"Sales\",\"ring_seconds\":25,\"members\":[{\"agent_id\":1,\"priority\":1},{\"agent_id\":2,\"priority\":1}]}";
  private static final String AFTER = "{\"name\":\"Sales\",\"ring_seconds\":40,\"members\":[{\"agent_id\":1,\"priority\":1},{\"agent_id\":2,\"priority\":5}]}";

  @Test void onlyWhatDiffersIsKept() {
    Difference change = Difference.between(json(BEFORE), json(AFTER), PARTS).orElseThrow();
    assertThat(change.before()).isEqualTo(json("{\"ring_seconds\":25,\"members\":[{\"agent_id\":2,\"priority\":1}]}"));
    assertThat(change.after()).isEqualTo(json("{\"ring_seconds\":40,\"members\":[{\"agent_id\":2,\"priority\":5}]}"));
    assertThat(Difference.between(json(BEFORE), json(BEFORE), PARTS)).isEmpty();
  }

  @Test void itHoldsWhileNobodyChangedTheSame() {
    Difference change = Difference.between(json(BEFORE), json(AFTER), PARTS).orElseThrow();
    assertThat(change.stillHolds(json(AFTER), PARTS)).isTrue();
    assertThat(change.stillHolds(json(AFTER.replace("Sales", "Shop")), PARTS)).as("something else was changed").isTrue();
    assertThat(change.stillHolds(json(AFTER.replace("{\"agent_id\":1,\"priority\":1},", "")), PARTS)).as("another member left").isTrue();
    assertThat(change.stillHolds(json(AFTER.replace("40", "30")), PARTS)).isFalse();
    assertThat(change.stillHolds(json(AFTER.replace("\"priority\":5", "\"priority\":6")), PARTS)).isFalse();
    assertThat(change.stillHolds(null, PARTS)).isFalse();
  }

  @Test void whatWasMadeMustBeAsItWasMadeAndWhatWasRemovedMustBeAway() {
    Difference made = Difference.between(null, json(AFTER), PARTS).orElseThrow();
    assertThat(made.stillHolds(json(AFTER), PARTS)).isTrue();
    assertThat(made.stillHolds(json(BEFORE), PARTS)).isFalse();
    Difference removed = Difference.between(json(BEFORE), null, PARTS).orElseThrow();
    assertThat(removed.stillHolds(null, PARTS)).isTrue();
    assertThat(removed.stillHolds(json(BEFORE), PARTS)).isFalse();
  }

  private static ObjectNode json(String text) { return (ObjectNode) JSON.readTree(text); }
}
