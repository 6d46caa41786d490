package io.trunkline.telephony;

import io.trunkline.kernel.Cause;
import io.trunkline.media.Audio;
import io.trunkline.media.recording.RecordingSink;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The party that a script serves: whoever called, or the first one rung of a call that began here. Only the call's own thread may use it; each wait ends
/// with [HungUp] when the party is gone.
public interface Caller {
  Call call();

  /// The caller's own leg: what is recorded from it is the whole call.
  Leg leg();

  /// 180: the caller's network plays ringing. Nothing if answered.
  void ring();

  /// 200. Nothing if answered; so is a party that we rang.
  void answer();

  boolean isAnswered();

  /// Plays to the end; keys pressed meanwhile are kept for the next [#ask]. Answers first if nobody has.
  void play(List<Audio> sounds);

  default @Nullable Character playUntilKey(List<Audio> sounds) {
    return ask(sounds, 1, Duration.ZERO, null) instanceof Input.Digits(String value) ? value.charAt(0) : null;
  }

  /// Plays and collects keys. A key stops the sounds. Ends with `mostDigits`, with the terminator (not part of the answer), or when no key came for
  /// `patience` after the sounds or the last key: then what there is counts, or [Input.Silence] if there is none.
  Input ask(List<Audio> sounds, int mostDigits, Duration patience, @Nullable Character terminator);

  /// From now on and behind whatever comes: music, over and over.
  void music(Audio music);

  /// The ringing tone, made here: for who was answered and now waits for another phone.
  void ringback();

  void silence();

  /// Hears itself until it hangs up, presses `#`, or the time is over.
  void echo(Duration atMost);

  /// Records what both sides say from now on, until [#stopRecording] or the leg's end.
  void record(RecordingSink sink);

  void stopRecording();

  /// Records one message of the caller's: until a key, the longest time, or the end of the call (then [HungUp] follows, the message is whole).
  /// Returns how long it became.
  Duration recordMessage(RecordingSink sink, Duration longest);

  /// Begins to ring someone; [#next] tells what comes of it. At most 16 attempts at a time.
  Attempt dial(Destination destination, DialOptions options);

  /// The same, and waits for the outcome. Keys and messages that come meanwhile are kept. What a number behind a trunk plays before it answers
  /// (183 with early media) is heard instead of what the caller heard.
  DialOutcome dialAndWait(Destination destination, DialOptions options);

  /// The next thing that happens: a message posted to the call, a key, the progress or end of an attempt; [CallEvent.Elapsed] after this time.
  CallEvent next(Duration atMost);

  /// Hangs up a leg that answered but isn't wanted any more: another agent was quicker. Nothing if it is gone.
  void dismiss(Leg other, Cause cause);

  /// Joins the caller and this leg until the conversation is over, in one of the ways of [Conversation.Outcome]. The leg may be gone already.
  Conversation.Outcome converse(Leg other, Conversation.Options options);

  /// From now on this leg is the one served, and the former one is returned: for calls that began with an agent's own leg, whose party is the customer.
  Leg serve(Leg customer);

  /// Ends the call: never returns.
  HungUp hangUp(Cause cause);
}
