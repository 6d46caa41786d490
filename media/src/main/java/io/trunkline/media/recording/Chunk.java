package io.trunkline.media.recording;

import io.trunkline.media.Codec;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// 100 ms of both sides of a recording: filled frame by frame on a media loop, then sealed by a writer, then filled again. One thread has it at a time.
public final class Chunk {
  /// With the tap's 60 ms and the writer's turn of 20 ms a crash loses at most 180 ms.
  public static final int SAMPLES = 800;

  /// Whose; null where no recorder takes part.
  final @Nullable Recording recording;
  /// The one that was handed over before it; the [ChunkQueue] and the writer use it.
  @Nullable Chunk next;
  /// Nothing follows: the recording is over.
  boolean isLast;

  private final byte[] said = new byte[SAMPLES];
  private final byte[] heard = new byte[SAMPLES];
  private Codec saidCodec = Codec.PCMA;
  private Codec heardCodec = Codec.PCMA;
  private long position;   // of the first sample, since the recording's start
  private int gaps;
  private int filled;

  public Chunk() { this(null); }

  Chunk(@Nullable Recording recording) { this.recording = recording; }

  /// Takes a frame that begins at `at` (samples since the start), as [RecordingSink#frame] gives it. False: it doesn't follow what is here, has other codecs or finds no room; an empty chunk
  /// takes any.
  public boolean add(long at, byte[] saidFrame, byte[] heardFrame, int samples, Codec saidIn, Codec heardIn, int frameGaps) {
    if (filled == 0) {
      position = at;
      saidCodec = saidIn;
      heardCodec = heardIn;
    } else if (at != position + filled || filled + samples > SAMPLES || saidIn != saidCodec || heardIn != heardCodec) {
      return false;
    }
    System.arraycopy(saidFrame, 0, said, filled, samples);
    System.arraycopy(heardFrame, 0, heard, filled, samples);
    gaps |= frameGaps << (2 * (filled / RecordingSink.FRAME));
    filled += samples;
    return true;
  }

  public boolean isFull() { return filled == SAMPLES; }

  boolean isEmpty() { return filled == 0; }

  /// Position behind the last sample.
  long end() { return position + filled; }

  /// Nothing comes after this chunk; the recording ends at `at`.
  void endAt(long at) {
    if (filled == 0) position = at;
    isLast = true;
  }

  public void clear() {
    filled = 0;
    gaps = 0;
    isLast = false;
    next = null;
  }

  /// As docs/formats/recording-segment.md says.
  void contentTo(ByteBuffer content) {
    content.put(SegmentFormat.AUDIO).putLong(position).putShort((short) filled).put((byte) saidCodec.payloadType()).put((byte) heardCodec.payloadType())
        .putInt(gaps).put(said, 0, filled).put(heard, 0, filled);
  }
}
