package io.trunkline.server.switchboard;

import io.trunkline.media.Audio;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A WAV file as Trunkline keeps sounds: RIFF, PCM of 16 bits (format 1) or A-law (6), one channel, 8,000 Hz.
final class WavFile {
  private static final int PCM = 1;
  private static final int ALAW = 6;

  private WavFile() {}

  static Audio read(byte[] file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (in.remaining() < 12 || !tag(in).equals("RIFF") || in.getInt() < 0 || !tag(in).equals("WAVE")) throw new IOException("not a WAV file");
    int format = 0;
    while (in.remaining() >= 8) {
      String chunk = tag(in);
      int declared = in.getInt();
      // A length of -1 is what a writer to a pipe leaves: then the data goes to the end.
      int length = declared < 0 || declared > in.remaining() ? in.remaining() : declared;
      ByteBuffer body = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      if (chunk.equals("fmt ")) format = format(body);
      if (chunk.equals("data")) return audio(body, format);
      in.position(Math.min(in.limit(), in.position() + length + (length & 1)));   // chunks begin at even places
    }
    throw new IOException("a WAV file without sound");
  }

  private static int format(ByteBuffer body) throws IOException {
    if (body.remaining() < 16) throw new IOException("a WAV file with a short head");
    int format = body.getShort();
    int channels = body.getShort();
    int rate = body.getInt();
    int bits = body.getShort(14);
    boolean ours = (format == PCM && bits == 16) || (format == ALAW && bits == 8);
    if (!ours || channels != 1 || rate != 8000) {
      throw new IOException("sounds are 8000 Hz, one channel, PCM of 16 bits or A-law; this is format " + format + ", " + rate + " Hz, " + channels + " channels");
    }
    return format;
  }

  private static Audio audio(ByteBuffer body, int format) throws IOException {
    if (format == 0) throw new IOException("a WAV file without a head");
    int samples = format == PCM ? body.remaining() / 2 : body.remaining();
    if (samples == 0 || samples > Audio.LONGEST.toSeconds() * 8000) throw new IOException("a sound has 1 sample to 1 hour");
    if (format == ALAW) {
      byte[] alaw = new byte[samples];
      body.get(alaw);
      return Audio.ofAlaw(alaw);
    }
    short[] pcm = new short[samples];
    body.asShortBuffer().get(pcm);
    return Audio.ofPcm(pcm);
  }

  private static String tag(ByteBuffer in) {
    byte[] four = new byte[4];
    in.get(four);
    return new String(four, StandardCharsets.US_ASCII);
  }
}
