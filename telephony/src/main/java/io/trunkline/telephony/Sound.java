package io.trunkline.telephony;

import io.trunkline.kernel.LegId;
import io.trunkline.media.Audio;
import io.trunkline.media.MediaEngine;
import io.trunkline.media.MediaLeg;
import io.trunkline.media.MixRoom;
import io.trunkline.media.Source;
import io.trunkline.media.Tones;
import io.trunkline.telephony.Scene.Hears;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets each leg hear what a [Scene] says, by changing only what differs. Who hears one voice hears it straight from that leg; who hears several hears a room, which
/// all of them speak into, by gains of 0 and 1. So a voice that comes to one ear doesn't touch what goes to another.
final class Sound {
  private final MediaEngine media;
  private final Source music;
  private final Map<LegId, Hears> heard = new HashMap<>();
  private final Set<LegId> speakers = new HashSet<>();
  private @Nullable MixRoom room;

  Sound(MediaEngine media, Audio music) {
    this.media = media;
    this.music = Source.Playlist.forever(music);
  }

  void follow(Scene scene, Map<LegId, SipLeg> legs) {
    Map<LegId, Hears> plan = scene.hearing();
    speak(plan, legs);
    plan.forEach((id, hears) -> {
      Hears before = heard.put(id, hears);
      // From one mixture to another only gains change: nobody's stream is touched.
      if (hears.equals(before) || (hears instanceof Hears.Voices && before instanceof Hears.Voices)) return;
      MediaLeg leg = leg(id, legs);
      leg.hears(source(hears, legs));
    });
    heard.keySet().retainAll(plan.keySet());
  }

  /// Brings everybody who is part of a mixture into the room, and everybody else out of it.
  private void speak(Map<LegId, Hears> plan, Map<LegId, SipLeg> legs) {
    Set<LegId> wanted = new HashSet<>();
    plan.values().forEach(hears -> { if (hears instanceof Hears.Voices(Set<LegId> of)) wanted.addAll(of); });
    for (LegId gone : Set.copyOf(speakers)) if (!wanted.contains(gone)) silence(gone, legs);
    if (wanted.isEmpty()) return;
    MixRoom mixed = room == null ? media.room(leg(wanted.iterator().next(), legs)) : room;
    room = mixed;
    plan.forEach((ear, hears) -> {
      if (!(hears instanceof Hears.Voices(Set<LegId> of))) return;
      // Before the voice is in the room, so that it never reaches an ear that it isn't for.
      for (LegId voice : wanted) if (!voice.equals(ear)) mixed.gain(leg(voice, legs), leg(ear, legs), of.contains(voice) ? 1 : 0);
    });
    for (LegId voice : wanted) if (speakers.add(voice)) mixed.join(leg(voice, legs));
  }

  private void silence(LegId gone, Map<LegId, SipLeg> legs) {
    if (speakers.remove(gone) && room != null) room.leave(leg(gone, legs));
  }

  private static MediaLeg leg(LegId id, Map<LegId, SipLeg> legs) { return Objects.requireNonNull(legs.get(id)).media(); }

  private Source source(Hears hears, Map<LegId, SipLeg> legs) {
    return switch (hears) {
      case Hears.Music _ -> music;
      case Hears.Quiet _ -> Source.Silence.INSTANCE;
      case Hears.Ringback _ -> Source.Playlist.forever(Tones.ringback());
      case Hears.Voice(LegId of) -> new Source.OtherLeg(leg(of, legs));
      case Hears.Voices _ -> new Source.Mixed(Objects.requireNonNull(room));
    };
  }

  /// Sends keys to everybody who hears `by`.
  void keys(LegId by, String digits, Map<LegId, SipLeg> legs) {
    heard.forEach((id, hears) -> {
      SipLeg leg = legs.get(id);
      boolean hearsIt = hears.equals(new Hears.Voice(by)) || (hears instanceof Hears.Voices(Set<LegId> of) && of.contains(by));
      if (hearsIt && leg != null) leg.media().dial(digits);
    });
  }

  /// The room ends when its last voice leaves.
  void over(Map<LegId, SipLeg> legs) {
    for (LegId speaker : Set.copyOf(speakers)) silence(speaker, legs);
    room = null;
  }
}
