package io.trunkline.server.setup.web;

import io.trunkline.kernel.Party;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Role;
import io.trunkline.server.setup.SetUp;
import io.trunkline.server.setup.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How far the tenant is on the way to a ringing phone.
@RestController
@RequestMapping("/api/v1/setup")
@Allow(Role.ADMIN)
class SetUpController {
  record StepView(Step.Name step, boolean done, Step.@Nullable Missing missing, List<String> names) {}

  /// @param link token of a page to call from: `/call/{link}`
  record View(List<StepView> steps, @Nullable String dial, @Nullable String link, List<String> ringing, List<String> talking) {}

  private final SetUp setUp;

  SetUpController(SetUp setUp) { this.setUp = setUp; }

  @GetMapping View get(Actor actor) {
    SetUp.Progress progress = setUp.progress(actor.tenantId());
    Party dial = progress.dial();
    return new View(progress.steps().stream().map(step -> new StepView(step.name(), step.done(), step.missing(), step.names())).toList(),
        dial == null ? null : dial.dialable(), progress.link(), progress.ringing(), progress.talking());
  }
}
