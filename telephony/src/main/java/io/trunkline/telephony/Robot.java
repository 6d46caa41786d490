package io.trunkline.telephony;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.LegId;
import io.trunkline.media.Audio;
import io.trunkline.media.Codec;
import io.trunkline.media.LegSpec;
import io.trunkline.media.MediaLeg;
import io.trunkline.media.MediaListener;
import io.trunkline.media.RemoteMedia;
import io.trunkline.media.Source;
import io.trunkline.sip.EndReason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody who is no person: a party of a call that says what it is told to, and whose sound comes by RTP over this machine's own network as everybody's does. For
/// practice and for tests of a line. Thread-safe; for one call.
public final class Robot {
  private static final int TELEPHONE_EVENT = 101;

  private @Nullable SipLeg leg;
  private @Nullable MediaLeg voice;

  /// Says this from now on, instead of what it said. Nothing before the robot is in a call or after that.
  public synchronized void says(List<Audio> words) {
    if (voice != null && !words.isEmpty()) voice.hears(new Source.Playlist(words, 1, null));
  }

  /// Leaves the call as a person does who puts the handset down.
  public void hangUp() {
    SipLeg mine;
    synchronized (this) {
      mine = leg;
    }
    if (mine != null) mine.ended(new EndReason(EndReason.By.PEER, Cause.NORMAL_CLEARING, "the robot hung up"));
  }

  /// The far end of this leg is the robot: two legs of one loop that send to each other.
  synchronized void speaksOn(SipLeg its, Legs legs, InetAddress bind) {
    if (leg != null) throw new IllegalStateException("a robot is for one call");
    MediaLeg mouth = legs.media().open(LegSpec.rtp(LegId.random()).near(its.media()), MediaListener.NONE);
    InetAddress here = bind.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bind;
    its.media().connect(RemoteMedia.rtp(new InetSocketAddress(here, mouth.local().port()), Codec.PCMA, TELEPHONE_EVENT));
    mouth.connect(RemoteMedia.rtp(new InetSocketAddress(here, its.media().local().port()), Codec.PCMA, TELEPHONE_EVENT));
    leg = its;
    voice = mouth;
    its.onOver(this::ended);
  }

  private synchronized void ended() {
    if (voice != null) voice.close();
    voice = null;
  }
}
