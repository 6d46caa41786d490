package io.trunkline.media.internal;

import io.trunkline.media.Audio;
import io.trunkline.media.G711;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// WAV or MP3 → A-law at 8,000 samples a second. As a program of its own ([#main]) it turns standard input into standard output: uploads are decoded so, in a process
/// with little memory that can be killed, because decoders of strangers' files are where programs break.
public final class SoundDecoder {
  private static final long MOST_SAMPLES = Audio.LONGEST.toSeconds() * Resampler.RATE;
  private static final int REFUSED = 2;

  private SoundDecoder() {}

  /// Ends with 0, or with 2 and one line on standard error that says why.
  public static void main(String[] arguments) {
    OutputStream out = new BufferedOutputStream(System.out);
    try {
      decode(System.in, out);
      out.flush();
    } catch (IOException | RuntimeException refused) {
      System.err.println(refused.getMessage());
      System.exit(REFUSED);
    }
  }

  public static void decode(InputStream stream, OutputStream out) throws IOException {
    PcmSource source = open(stream);
    float[] first = new float[4096];
    int count = source.read(first);
    if (count < 0) throw new IOException("the file holds no sound");
    Resampler resampler = new Resampler(source, first, count);
    short[] pcm = new short[4096];
    byte[] alaw = new byte[pcm.length];
    long samples = 0;
    for (int read = resampler.read(pcm); read >= 0; read = resampler.read(pcm)) {
      samples += read;
      if (samples > MOST_SAMPLES) throw new IOException("a sound may last an hour at most");
      for (int i = 0; i < read; i++) alaw[i] = G711.alaw(pcm[i]);
      out.write(alaw, 0, read);
    }
  }

  private static PcmSource open(InputStream stream) throws IOException {
    BufferedInputStream in = new BufferedInputStream(stream, 1 << 16);
    in.mark(16);
    byte[] start = in.readNBytes(4);
    in.reset();
    if (start.length == 4 && start[0] == 'R' && start[1] == 'I' && start[2] == 'F' && start[3] == 'F') return new WavSource(in);
    boolean tagged = start.length == 4 && start[0] == 'I' && start[1] == 'D' && start[2] == '3';
    boolean synced = start.length == 4 && (start[0] & 0xFF) == 0xFF && (start[1] & 0xE0) == 0xE0;
    if (tagged || synced) return new Mp3Source(in);
    throw new IOException("neither a WAV nor an MP3 file");
  }
}
