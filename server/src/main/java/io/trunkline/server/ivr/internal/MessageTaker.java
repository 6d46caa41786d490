package io.trunkline.server.ivr.internal;

import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.media.Audio;
import io.trunkline.media.Codec;
import io.trunkline.media.Tones;
import io.trunkline.media.recording.RecordingSink;
import io.trunkline.server.ivr.VoicemailLeft;
import io.trunkline.server.recording.CallRecorder;
import io.trunkline.telephony.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Takes one message into the box of a queue. Most callers end it by hanging up, so what was said counts then too.
final class MessageTaker {
  static final Duration LONGEST = Duration.ofMinutes(3);
  /// Shorter ones are somebody who hung up at the tone.
  static final Duration SHORTEST = Duration.ofSeconds(1);

  private final Caller caller;
  private final TenantId tenant;
  private final FlowTools tools;

  MessageTaker(Caller caller, TenantId tenant, FlowTools tools) {
    this.caller = caller;
    this.tenant = tenant;
    this.tools = tools;
  }

  /// @param before what the caller is told; the tone follows
  void take(@Nullable QueueId box, List<Audio> before) {
    List<Audio> sounds = new ArrayList<>(before);
    sounds.add(Tones.beep());
    caller.play(sounds);
    CallRecorder.Message message = tools.recorder().message(caller);
    Counted counted = new Counted(message.sink());
    try {
      caller.recordMessage(counted, LONGEST);
    } finally {
      Duration length = counted.length();
      if (length.compareTo(SHORTEST) >= 0) {
        tools.journal().append(new VoicemailLeft(tenant, tools.time().now(), caller.call().id(), box, message.id(), length));
      }
    }
  }

  /// Knows how long the message has become, also when the caller is gone and nobody returns it. Frames come on the media loop.
  private static final class Counted implements RecordingSink {
    private final RecordingSink sink;
    private final AtomicLong samples = new AtomicLong();

    Counted(RecordingSink sink) { this.sink = sink; }

    Duration length() { return Duration.ofNanos(samples.get() * 125_000); }

    @Override public void frame(byte[] said, byte[] heard, int count, Codec saidCodec, Codec heardCodec, int gaps) {
      samples.addAndGet(count);
      sink.frame(said, heard, count, saidCodec, heardCodec, gaps);
    }

    @Override public void ended() { sink.ended(); }
  }
}
