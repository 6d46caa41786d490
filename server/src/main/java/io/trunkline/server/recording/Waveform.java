package io.trunkline.server.recording;

/// How loud both sides were, for drawing: one value a `step` and side, 0 to 255, the loudest sample in it.
///
/// @param seconds of the whole recording
/// @param step    seconds that one value stands for
/// @param caller  in JSON base64
@SuppressWarnings("ArrayRecordComponent")   // written once, straight into JSON
public record Waveform(double seconds, double step, byte[] caller, byte[] heard) {}
