package io.trunkline.sip.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes offers and answers for one audio stream (RFC 3264, RFC 8829 for browsers). Pure.
public final class OfferAnswer {
  private static final int DTMF_PAYLOAD_TYPE = 101;
  /// RFC 8445 §5.1.2.1: type preference 126 (host), local preference 65535, component 1.
  private static final long HOST_PRIORITY = (126L << 24) + (65_535L << 8) + 255;

  private OfferAnswer() {}

  /// What both sides now use: the peer's side, the codec, the payload type under which the peer receives it, our own direction, and the keys of RTP/SAVP.
  public record Agreement(RemoteAudio remote, Codec codec, int payloadType, Direction direction, Crypto.@Nullable Keys keys) {}

  /// An answer with what it agrees on.
  public record Answer(SessionDescription sdp, Agreement agreement) {}

  public static SessionDescription offer(LocalAudio ours) {
    List<String> formats = new ArrayList<>();
    List<Attribute> attributes = new ArrayList<>();
    for (Codec codec : ours.codecs()) {
      formats.add(String.valueOf(codec.payloadType()));
      attributes.add(new Attribute("rtpmap", codec.payloadType() + " " + codec + "/8000"));
    }
    formats.add(String.valueOf(DTMF_PAYLOAD_TYPE));
    telephoneEvent(attributes, DTMF_PAYLOAD_TYPE);
    attributes.add(new Attribute("ptime", "20"));
    attributes.add(new Attribute(ours.direction().attribute(), null));
    WebRtc webRtc = ours.webRtc();
    if (webRtc != null) webRtc(attributes, ours, webRtc, "actpass", "0");
    Crypto crypto = crypto(ours);
    if (crypto != null) attributes.add(crypto.attribute());
    MediaDescription audio = new MediaDescription("audio", ours.port(), crypto != null ? "RTP/SAVP" : protocol(webRtc), formats, null, attributes);
    return session(ours, webRtc == null ? null : "0", List.of(audio));
  }

  /// The key of our offers, once SRTP was agreed on.
  private static @Nullable Crypto crypto(LocalAudio ours) {
    String secret = ours.srtpSecret();
    CryptoSuite suite = ours.suite();
    return secret == null || suite == null ? null : Crypto.of(1, suite, secret);
  }

  /// The answer to an offer; empty if there is no audio in it, no common codec or crypto suite, or WebRTC meets plain RTP: then 488.
  public static Optional<Answer> answer(SessionDescription offer, LocalAudio ours) {
    MediaDescription chosen = offer.audio().filter(section -> section.isWebRtc() == (ours.webRtc() != null)).orElse(null);
    RemoteAudio remote = RemoteAudio.of(offer).orElse(null);
    if (chosen == null || remote == null) return Optional.empty();
    Optional<Codec> common = ours.codecs().stream().filter(remote.payloadTypes()::containsKey).findFirst();
    if (common.isEmpty()) return Optional.empty();
    Codec codec = common.get();
    Crypto theirs = remote.crypto();
    String secret = ours.srtpSecret();
    // RFC 4568 §5.1.2: the line that is taken is answered under its tag, with a key of our own.
    Crypto own = theirs == null || secret == null ? null : Crypto.of(theirs.tag(), theirs.suite(), secret);
    if (chosen.isSdes() && own == null) return Optional.empty();
    Direction direction = remote.direction().answer(ours.direction());
    List<MediaDescription> media = new ArrayList<>();
    // RFC 3264 §6: as many sections as the offer had, in its order; port 0 refuses one.
    int place = offer.media().indexOf(chosen);
    for (int i = 0; i < offer.media().size(); i++) {
      MediaDescription section = offer.media().get(i);
      media.add(i == place ? answered(section, remote, ours, codec, direction, own) : refused(section));
    }
    String mid = mid(chosen).orElse(null);
    SessionDescription sdp = session(ours, offer.attribute("group").isPresent() ? mid : null, media);
    return Optional.of(new Answer(sdp, new Agreement(remote, codec, payloadType(remote, codec), direction, keys(own, theirs))));
  }

  private static Crypto.@Nullable Keys keys(@Nullable Crypto ours, @Nullable Crypto theirs) {
    return ours == null || theirs == null ? null : new Crypto.Keys(theirs.suite(), ours.key(), theirs.key());
  }

  /// What the peer's answer to our offer agrees on; empty if it took none of our codecs, or not the encryption that we offered.
  public static Optional<Agreement> agreed(LocalAudio ours, SessionDescription answer) {
    Crypto own = crypto(ours);
    return RemoteAudio.of(answer).filter(remote -> suite(own) == suite(remote.crypto())).flatMap(remote -> remote.codecs().stream().filter(ours.codecs()::contains).findFirst()
        .map(codec -> new Agreement(remote, codec, payloadType(remote, codec), remote.direction().answer(ours.direction()), keys(own, remote.crypto()))));
  }

  private static @Nullable CryptoSuite suite(@Nullable Crypto crypto) { return crypto == null ? null : crypto.suite(); }

  private static int payloadType(RemoteAudio remote, Codec codec) { return remote.payloadTypes().getOrDefault(codec, codec.payloadType()); }

  private static MediaDescription answered(MediaDescription offered, RemoteAudio remote, LocalAudio ours, Codec codec, Direction direction,
      @Nullable Crypto crypto) {
    int type = payloadType(remote, codec);
    List<String> formats = new ArrayList<>(List.of(String.valueOf(type)));
    List<Attribute> attributes = new ArrayList<>(List.of(new Attribute("rtpmap", type + " " + codec + "/8000")));
    if (remote.dtmfPayloadType() >= 0) {
      formats.add(String.valueOf(remote.dtmfPayloadType()));
      telephoneEvent(attributes, remote.dtmfPayloadType());
    }
    attributes.add(new Attribute("ptime", "20"));
    attributes.add(new Attribute(direction.attribute(), null));
    if (crypto != null) attributes.add(crypto.attribute());
    WebRtc webRtc = ours.webRtc();
    if (webRtc != null) webRtc(attributes, ours, webRtc, webRtc.setup(), mid(offered).orElse(null));
    return new MediaDescription("audio", ours.port(), offered.protocol(), formats, null, attributes);
  }

  private static MediaDescription refused(MediaDescription offered) {
    List<Attribute> mid = mid(offered).map(value -> List.of(new Attribute("mid", value))).orElse(List.of());
    return new MediaDescription(offered.kind(), 0, offered.protocol(), offered.formats(), null, mid);
  }

  private static Optional<String> mid(MediaDescription section) { return section.attribute("mid").filter(mid -> !mid.isEmpty()); }

  private static void telephoneEvent(List<Attribute> attributes, int type) {
    attributes.add(new Attribute("rtpmap", type + " telephone-event/8000"));
    attributes.add(new Attribute("fmtp", type + " 0-16"));
  }

  private static void webRtc(List<Attribute> attributes, LocalAudio ours, WebRtc webRtc, String setup, @Nullable String mid) {
    attributes.add(new Attribute("ice-ufrag", webRtc.iceUfrag()));
    attributes.add(new Attribute("ice-pwd", webRtc.icePwd()));
    attributes.add(new Attribute("fingerprint", webRtc.fingerprint()));
    attributes.add(new Attribute("setup", setup));
    if (mid != null) attributes.add(new Attribute("mid", mid));
    attributes.add(new Attribute("rtcp-mux", null));
    attributes.add(new Attribute("msid", "trunkline audio"));   // without it a browser's track event names no stream
    attributes.add(new Attribute("candidate", "1 1 udp " + HOST_PRIORITY + ' ' + ours.address() + ' ' + ours.port() + " typ host"));
    attributes.add(new Attribute("end-of-candidates", null));
  }

  private static String protocol(@Nullable WebRtc webRtc) { return webRtc == null ? "RTP/AVP" : "UDP/TLS/RTP/SAVPF"; }

  private static SessionDescription session(LocalAudio ours, @Nullable String bundled, List<MediaDescription> media) {
    List<Attribute> attributes = new ArrayList<>();
    if (ours.webRtc() != null) attributes.add(new Attribute("ice-lite", null));
    if (bundled != null) attributes.add(new Attribute("group", "BUNDLE " + bundled));
    return new SessionDescription("trunkline", ours.sessionId(), ours.version(), ours.address(), "-", ours.address(), attributes, media);
  }
}
