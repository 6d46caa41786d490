package io.trunkline.server;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {
  @Test void callsGoDownAndEventsGoUp() {
    ApplicationModules.of(TrunklineServer.class).verify();
  }
}
