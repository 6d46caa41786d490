package io.trunkline.telephony;

import io.trunkline.kernel.LegId;
import io.trunkline.media.Audio;
import io.trunkline.media.MediaEngine;
import io.trunkline.media.MixRoom;
import io.trunkline.media.Source;
import io.trunkline.media.Tones;
import io.trunkline.telephony.Scene.Hears;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets each leg hear what a [Scene] says, by changing only what differs.
final class Sound {
  private final MediaEngine media;
  private final Source music;
  private final Map<LegId, Hears> heard = new HashMap<>();
  private @Nullable MixRoom room;

  Sound(MediaEngine media, Audio music) {
    this.media = media;
    this.music = Source.Playlist.forever(music);
  }

  void follow(Scene scene, Map<LegId, SipLeg> legs) {
    Map<LegId, Hears> plan = scene.hearing();
    for (Map.Entry<LegId, Hears> entry : plan.entrySet()) {
      SipLeg leg = Objects.requireNonNull(legs.get(entry.getKey()));
      Hears before = heard.put(entry.getKey(), entry.getValue());
      if (entry.getValue().equals(before)) continue;
      if (before instanceof Hears.Room && room != null) room.leave(leg.media());
      leg.media().hears(source(entry.getValue(), leg, legs));
    }
    for (LegId gone : Set.copyOf(heard.keySet())) if (!plan.containsKey(gone)) leave(gone, legs);
  }

  private void leave(LegId gone, Map<LegId, SipLeg> legs) {
    SipLeg leg = legs.get(gone);
    if (heard.remove(gone) instanceof Hears.Room && room != null && leg != null) room.leave(leg.media());
  }

  private Source source(Hears hears, SipLeg leg, Map<LegId, SipLeg> legs) {
    return switch (hears) {
      case Hears.Music _ -> music;
      case Hears.Quiet _ -> Source.Silence.INSTANCE;
      case Hears.Ringback _ -> Source.Playlist.forever(Tones.ringback());
      case Hears.Voice(LegId of) -> new Source.OtherLeg(Objects.requireNonNull(legs.get(of)).media());
      case Hears.Room _ -> {
        MixRoom mixed = room == null ? media.room(leg.media()) : room;
        room = mixed;
        mixed.join(leg.media());
        yield new Source.Mixed(mixed);
      }
    };
  }

  /// Sends keys to everybody who hears `by`.
  void keys(LegId by, String digits, Map<LegId, SipLeg> legs) {
    boolean inRoom = heard.get(by) instanceof Hears.Room;
    heard.forEach((id, hears) -> {
      SipLeg leg = legs.get(id);
      boolean hearsIt = hears.equals(new Hears.Voice(by)) || (inRoom && hears instanceof Hears.Room && !id.equals(by));
      if (hearsIt && leg != null) leg.media().dial(digits);
    });
  }

  void over() { room = null; }
}
