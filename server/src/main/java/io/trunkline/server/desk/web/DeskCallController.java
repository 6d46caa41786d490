package io.trunkline.server.desk.web;

import io.trunkline.kernel.CallId;
import io.trunkline.server.desk.internal.CallControl;
import io.trunkline.server.desk.internal.CallControl.Person;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Role;
import io.trunkline.telephony.Conversation.Command;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Calls by the desk's buttons. What follows from one is told by the event stream.
@RestController
@RequestMapping("/api/v1/desk/calls")
@Allow(Role.AGENT)
@ResponseStatus(HttpStatus.NO_CONTENT)
class DeskCallController {
  /// @param value an extension or agent, a queue's id, a number as people write it
  record To(@NotBlank @Size(max = 20) String kind, @NotBlank @Size(max = 60) String value) {}

  record Target(@NotNull @Valid To to) {}

  record Muted(boolean muted) {}

  record Keys(@NotBlank @Size(max = 64) @Pattern(regexp = "[0-9*#A-D]+") String digits) {}

  record Begun(String id) {}

  record Lesson(@NotBlank @Pattern(regexp = "zh|en") String language) {}

  private final CallControl calls;

  DeskCallController(CallControl calls) { this.calls = calls; }

  private static Person who(Actor actor) { return new Person(actor.tenantId(), actor.agentId()); }

  @PostMapping @ResponseStatus(HttpStatus.CREATED) Begun dial(@Valid @RequestBody Target target, Actor actor) {
    return new Begun(calls.dial(who(actor), target.to().kind(), target.to().value()).toString());
  }

  @PostMapping("/practice") @ResponseStatus(HttpStatus.CREATED) Begun practise(@Valid @RequestBody Lesson lesson, Actor actor) {
    return new Begun(calls.practise(who(actor), lesson.language()).toString());
  }

  @PostMapping("/{id}/answer") void answer(@PathVariable UUID id, Actor actor) { calls.answer(who(actor), new CallId(id)); }

  @PostMapping("/{id}/reject") void reject(@PathVariable UUID id, Actor actor) { calls.reject(who(actor), new CallId(id)); }

  @PostMapping("/{id}/hang-up") void hangUp(@PathVariable UUID id, Actor actor) { calls.hangUp(who(actor), new CallId(id)); }

  @PostMapping("/{id}/hold") void hold(@PathVariable UUID id, Actor actor) { calls.command(who(actor), new CallId(id), Command.Hold::new); }

  @PostMapping("/{id}/retrieve") void retrieve(@PathVariable UUID id, Actor actor) { calls.command(who(actor), new CallId(id), Command.Retrieve::new); }

  @PostMapping("/{id}/mute") void mute(@PathVariable UUID id, @Valid @RequestBody Muted mute, Actor actor) {
    calls.command(who(actor), new CallId(id), leg -> new Command.Mute(leg, mute.muted()));
  }

  @PostMapping("/{id}/digits") void digits(@PathVariable UUID id, @Valid @RequestBody Keys keys, Actor actor) {
    calls.command(who(actor), new CallId(id), leg -> new Command.SendDigits(leg, keys.digits()));
  }

  @PostMapping("/{id}/transfer") void transfer(@PathVariable UUID id, @Valid @RequestBody Target target, Actor actor) {
    calls.transfer(who(actor), new CallId(id), target.to().kind(), target.to().value());
  }

  @PostMapping("/{id}/consult") void consult(@PathVariable UUID id, @Valid @RequestBody Target target, Actor actor) {
    calls.consult(who(actor), new CallId(id), target.to().kind(), target.to().value());
  }

  @PostMapping("/{id}/consult-complete") void complete(@PathVariable UUID id, Actor actor) { calls.command(who(actor), new CallId(id), Command.CompleteConsult::new); }

  @PostMapping("/{id}/consult-cancel") void cancel(@PathVariable UUID id, Actor actor) { calls.command(who(actor), new CallId(id), Command.CancelConsult::new); }

  @PostMapping("/{id}/conference") void conference(@PathVariable UUID id, Actor actor) { calls.command(who(actor), new CallId(id), Command.Join::new); }
}
