package io.trunkline.server.ivr.internal;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.LegId;
import io.trunkline.kernel.ManualTime;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.ServiceCode;
import io.trunkline.kernel.TenantId;
import io.trunkline.media.Audio;
import io.trunkline.media.Codec;
import io.trunkline.media.LegStatistics;
import io.trunkline.media.Tones;
import io.trunkline.media.recording.RecordingSink;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.telephony.Attempt;
import io.trunkline.telephony.Call;
import io.trunkline.telephony.CallEvent;
import io.trunkline.telephony.Caller;
import io.trunkline.telephony.Conversation;
import io.trunkline.telephony.Destination;
import io.trunkline.telephony.DialOptions;
import io.trunkline.telephony.DialOutcome;
import io.trunkline.telephony.HungUp;
import io.trunkline.telephony.IncomingCall;
import io.trunkline.telephony.Input;
import io.trunkline.telephony.Leg;
import io.trunkline.telephony.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// A caller who acts by a script written beforehand, and writes down what there was to hear. Sounds are known by their names.
final class ScriptedCaller implements Caller, SoundSource {
  private final List<String> heard = new ArrayList<>();
  private final Deque<String> keys = new ArrayDeque<>();
  private final IdentityHashMap<Audio, String> names = new IdentityHashMap<>();
  private final Map<String, Audio> audio = new HashMap<>();
  private final ManualTime time;
  private final CallId id = CallId.random();
  private boolean answered;
  private @Nullable Cause cause;
  private @Nullable String dialled;
  private @Nullable DialOutcome outcome;
  private Duration message = Duration.ofSeconds(5);
  private boolean hangsUpAfterMessage;

  ScriptedCaller(ManualTime time) { this.time = time; }

  /// What is answered to the next questions: keys, or empty for silence.
  ScriptedCaller presses(String... all) {
    keys.addAll(List.of(all));
    return this;
  }

  ScriptedCaller says(Duration length, boolean thenHangsUp) {
    message = length;
    hangsUpAfterMessage = thenHangsUp;
    return this;
  }

  ScriptedCaller isTransferred(DialOutcome result) {
    outcome = result;
    return this;
  }

  List<String> heard() { return heard; }

  @Nullable Cause endedWith() { return cause; }

  @Nullable String dialled() { return dialled; }

  @Override public Optional<Audio> builtin(String language, String name) {
    return name.startsWith("lost") ? Optional.empty() : Optional.of(sound(language.equals("zh") ? name : language + "/" + name));
  }

  @Override public Optional<Audio> uploaded(TenantConfig tenant, long prompt) {
    return prompt >= 900 ? Optional.empty() : Optional.of(sound("uploaded-" + prompt));
  }

  @Override public Audio holdMusic() { return sound("music"); }

  private Audio sound(String name) {
    return audio.computeIfAbsent(name, _ -> {
      Audio made = Tones.silence(Duration.ofMillis(100));
      names.put(made, name);
      return made;
    });
  }

  @Override public Call call() { return call; }

  @Override public void answer() { answered = true; }

  @Override public boolean isAnswered() { return answered; }

  @Override public void play(List<Audio> sounds) {
    answered = true;
    for (Audio each : sounds) heard.add(names.getOrDefault(each, "tone"));
    time.passes(Duration.ofSeconds(2));
  }

  @Override public Input ask(List<Audio> sounds, int mostDigits, Duration patience, @Nullable Character terminator) {
    play(sounds);
    if (keys.isEmpty()) throw hangUp(Cause.NORMAL_CLEARING);
    String pressed = keys.remove();
    if (pressed.isEmpty()) time.passes(patience);
    return pressed.isEmpty() ? Input.Silence.INSTANCE : new Input.Digits(pressed);
  }

  @Override public void music(Audio music) { heard.add("music"); }

  @Override public void ringback() { heard.add("ringback"); }

  @Override public Duration recordMessage(RecordingSink sink, Duration longest) {
    byte[] frame = new byte[RecordingSink.FRAME];
    for (long i = 0; i < message.toMillis() / 20; i++) sink.frame(frame, frame, RecordingSink.FRAME, Codec.PCMA, Codec.PCMA, 0);
    sink.ended();
    if (hangsUpAfterMessage) throw hangUp(Cause.NORMAL_CLEARING);
    return message;
  }

  @Override public DialOutcome dialAndWait(Destination destination, DialOptions options) {
    dialled = destination instanceof Destination.Telephone(Party number, _) ? number.dialable() + " showing " + options.callerId().dialable() : "station";
    if (outcome == null) throw new IllegalStateException("nobody was to be dialled");
    return outcome;
  }

  @Override public Conversation.Outcome converse(Leg other, Conversation.Options options) {
    heard.add("the other side");
    return new Conversation.Outcome.OthersLeft(other, Cause.NORMAL_CLEARING);
  }

  @Override public HungUp hangUp(Cause why) {
    cause = why;
    throw new HungUp(why);
  }

  @Override public Leg leg() { return new ScriptedLeg(); }

  @Override public void ring() { }

  @Override public void silence() { }

  @Override public void echo(Duration atMost) { heard.add("echo"); }

  @Override public void record(RecordingSink sink) { heard.add("recording"); }

  @Override public void stopRecording() { }

  @Override public Attempt dial(Destination destination, DialOptions options) { throw new UnsupportedOperationException(); }

  @Override public CallEvent next(Duration atMost) { return CallEvent.Elapsed.INSTANCE; }

  @Override public void dismiss(Leg other, Cause why) { }

  @Override public Leg serve(Leg customer) { throw new UnsupportedOperationException(); }

  private final Call call = new Call() {
    @Override public CallId id() { return id; }

    @Override public TenantId tenant() { return new TenantId(7); }

    @Override public IncomingCall origin() {
      return new IncomingCall(new Origin.Here(null), new ServiceCode("4008001000"), "4008001000", new E164("+8613800138000"), "13800138000", null);
    }

    @Override public Instant startedAt() { return time.now(); }

    @Override public List<Leg> legs() { return List.of(); }

    @Override public boolean post(Object content) { return false; }

    @Override public CompletionStage<Conversation.Reply> command(Conversation.Command command) { throw new UnsupportedOperationException(); }

    @Override public void hangUp(Cause why) { cause = why; }
  };

  /// Somebody who answered.
  static final class ScriptedLeg implements Leg {
    @Override public LegId id() { return LegId.random(); }

    @Override public Party party() { return new E164("+8613900139000"); }

    @Override public Kind kind() { return Kind.TRUNK; }

    @Override public @Nullable Object subject() { return null; }

    @Override public boolean isUp() { return true; }

    @Override public void record(RecordingSink sink) { }

    @Override public void stopRecording() { }

    @Override public LegStatistics statistics() { throw new UnsupportedOperationException(); }
  }
}
