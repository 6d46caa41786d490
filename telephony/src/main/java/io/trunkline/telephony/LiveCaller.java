package io.trunkline.telephony;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.Time;
import io.trunkline.media.Audio;
import io.trunkline.media.Source;
import io.trunkline.media.Tones;
import io.trunkline.media.recording.RecordingSink;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a script does with the party that it serves. For the call's own thread.
final class LiveCaller implements Caller {
  private static final Duration SLACK = Duration.ofSeconds(5);   // a sound whose end isn't reported by then is over
  private static final Duration BROWSER_CONNECTS = Duration.ofSeconds(5);

  private final LiveCall call;
  private Source background = Source.Silence.INSTANCE;
  private int played;

  LiveCaller(LiveCall call) { this.call = call; }

  @Override public Call call() { return call; }

  @Override public Leg leg() { return call.served(); }

  @Override public void ring() {
    call.checkUp();
    call.served().ring();
  }

  @Override public void answer() {
    call.checkUp();
    SipLeg leg = call.served();
    if (leg.isAnswered()) return;
    leg.answer();
    call.tell(new CallFact.Answered(leg));
    // A browser hears nothing before ICE and DTLS are done; the first words would be lost.
    if (leg.isWebRtc() && !leg.isConnected()) {
      call.await(BROWSER_CONNECTS, mail -> (mail instanceof Mail.LegConnected(SipLeg who) && who == leg) ? true : null, false);
    }
  }

  @Override public boolean isAnswered() { return call.served().isAnswered(); }

  @Override public void play(List<Audio> sounds) {
    answer();
    if (sounds.isEmpty()) return;
    String token = begin(sounds);
    SipLeg leg = call.served();
    call.await(length(sounds).plus(SLACK), mail -> isEnd(mail, leg, token) ? true : null, false);
    leg.media().hears(background);
  }

  @Override public Input ask(List<Audio> sounds, int mostDigits, Duration patience, @Nullable Character terminator) {
    if (mostDigits < 1 || mostDigits > 64) throw new IllegalArgumentException("1 to 64 digits");
    answer();
    StringBuilder typed = new StringBuilder();
    for (char key : call.takeKeys(mostDigits)) {
      if (terminator != null && key == terminator) return new Input.Digits(typed.toString());
      typed.append(key);
    }
    SipLeg leg = call.served();
    boolean done = typed.length() >= mostDigits;
    if (!done && typed.isEmpty() && !sounds.isEmpty()) {
      String token = begin(sounds);
      Mail first = call.await(length(sounds).plus(SLACK), mail -> isKey(mail, leg) || isEnd(mail, leg, token) ? mail : null, new Mail.Due(token));
      leg.media().hears(background);
      if (first instanceof Mail.Key(_, char key, _)) done = take(key, typed, mostDigits, terminator);
      if (done && typed.isEmpty()) return new Input.Digits("");
    }
    while (!done) {
      Mail next = call.await(patience, mail -> isKey(mail, leg) ? mail : null, new Mail.Due(typed));
      done = !(next instanceof Mail.Key(_, char key, _)) || take(key, typed, mostDigits, terminator);
    }
    return typed.isEmpty() ? Input.Silence.INSTANCE : new Input.Digits(typed.toString());
  }

  /// True when the answer is complete.
  private static boolean take(char key, StringBuilder typed, int most, @Nullable Character terminator) {
    if (terminator != null && key == terminator) return true;
    typed.append(key);
    return typed.length() >= most;
  }

  private static boolean isKey(Mail mail, SipLeg leg) { return mail instanceof Mail.Key(SipLeg by, _, _) && by == leg; }

  private static boolean isEnd(Mail mail, SipLeg leg, String token) {
    return mail instanceof Mail.Played(SipLeg by, String ended) && by == leg && ended.equals(token);
  }

  private String begin(List<Audio> sounds) {
    String token = "play-" + ++played;
    call.served().media().hears(Source.Playlist.once(sounds, token));
    return token;
  }

  private static Duration length(List<Audio> sounds) { return sounds.stream().map(Audio::duration).reduce(Duration.ZERO, Duration::plus); }

  @Override public void music(Audio music) { background(Source.Playlist.forever(music)); }

  @Override public void ringback() { background(Source.Playlist.forever(Tones.ringback())); }

  @Override public void silence() { background(Source.Silence.INSTANCE); }

  private void background(Source source) {
    answer();
    background = source;
    call.served().media().hears(source);
  }

  @Override public void echo(Duration atMost) {
    answer();
    SipLeg leg = call.served();
    leg.media().hears(new Source.OtherLeg(leg.media()));
    call.await(atMost, mail -> (mail instanceof Mail.Key(SipLeg by, char key, _) && by == leg && key == '#') ? true : null, false);
    leg.media().hears(background);
  }

  @Override public void record(RecordingSink sink) {
    call.checkUp();
    call.served().record(sink);
  }

  @Override public void stopRecording() { call.served().stopRecording(); }

  @Override public Duration recordMessage(RecordingSink sink, Duration longest) {
    answer();
    SipLeg leg = call.served();
    Time time = call.exchange().time();
    long began = time.nanos();
    leg.record(sink);
    try {
      call.await(longest, mail -> isKey(mail, leg) ? true : null, false);
    } finally {
      leg.stopRecording();
    }
    return Duration.ofNanos(time.nanos() - began);
  }

  @Override public Attempt dial(Destination destination, DialOptions options) {
    call.checkUp();
    return call.dial(destination, options);
  }

  @Override public DialOutcome dialAndWait(Destination destination, DialOptions options) {
    call.checkUp();
    return new Dialling(call).dialAndWait(destination, options);
  }

  @Override public CallEvent next(Duration atMost) {
    call.checkUp();
    CallEvent pending = call.nextPending();
    if (pending != null) return pending;
    SipLeg leg = call.served();
    return call.await(atMost, mail -> switch (mail) {
      case Mail.Posted(Object content) -> new CallEvent.Message(content);
      case Mail.Key(SipLeg by, char key, _) when by == leg -> new CallEvent.KeyPressed(key);
      case Mail.DialRings(DialRun run) -> new CallEvent.Ringing(run);
      case Mail.DialDone done -> new CallEvent.DialEnded(done.run(), call.settled(done));
      default -> null;
    }, CallEvent.Elapsed.INSTANCE);
  }

  @Override public Conversation.Outcome converse(Leg other, Conversation.Options options) {
    call.checkUp();
    answer();
    Conversation.Outcome outcome = new Talk(call, (SipLeg) other, options).run();
    background = outcome instanceof Conversation.Outcome.CustomerLeft ? Source.Silence.INSTANCE : Source.Playlist.forever(options.music());
    return outcome;
  }

  @Override public void dismiss(Leg leg, Cause cause) {
    SipLeg gone = (SipLeg) leg;
    if (gone == call.served()) throw new IllegalArgumentException("the party served is hung up, not dismissed");
    boolean up = gone.isUp();
    gone.hangUp(cause);
    call.drop(gone);
    if (up) call.tell(new CallFact.Left(gone, cause));
  }

  @Override public Leg serve(Leg customer) {
    call.checkUp();
    background = Source.Silence.INSTANCE;
    return call.serve((SipLeg) customer);
  }

  @Override public HungUp hangUp(Cause cause) {
    if (call.served().isUp()) call.note(CallFact.By.SCRIPT, cause, Fault.NONE, "hung up by the script");
    call.served().hangUp(cause);
    throw call.gone(cause);
  }
}
