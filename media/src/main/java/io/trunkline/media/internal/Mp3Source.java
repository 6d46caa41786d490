package io.trunkline.media.internal;

import java.io.IOException;
import java.io.InputStream;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.BitstreamException;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.DecoderException;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.SampleBuffer;

/// MP3, by JLayer. Only ever run in the decoder's own process: files come from strangers.
final class Mp3Source implements PcmSource {
  private static final int MOST_BROKEN = 100;

  private final Bitstream stream;
  private final Decoder decoder = new Decoder();
  private float[] frame = new float[0];
  private int at;
  private int rate;
  private int broken;

  Mp3Source(InputStream in) { stream = new Bitstream(in); }

  @Override public int rate() { return rate; }

  @Override public int read(float[] target) throws IOException {
    while (at == frame.length) {
      if (!nextFrame()) return -1;
    }
    int count = Math.min(target.length, frame.length - at);
    System.arraycopy(frame, at, target, 0, count);
    at += count;
    return count;
  }

  private boolean nextFrame() throws IOException {
    try {
      Header header = stream.readFrame();
      if (header == null) return false;
      if (rate != 0 && header.frequency() != rate) throw new IOException("an MP3 file whose rate changes");
      rate = header.frequency();
      SampleBuffer pcm = (SampleBuffer) decoder.decodeFrame(header, stream);
      int channels = pcm.getChannelCount();
      frame = new float[pcm.getBufferLength() / channels];
      for (int i = 0; i < frame.length; i++) {
        float sum = 0;
        for (int c = 0; c < channels; c++) sum += pcm.getBuffer()[i * channels + c];
        frame[i] = sum / channels / 32768f;
      }
      at = 0;
    } catch (BitstreamException | DecoderException | RuntimeException bad) {
      if (++broken > MOST_BROKEN) throw new IOException("the MP3 file is broken", bad);
    }
    stream.closeFrame();
    return true;
  }
}
