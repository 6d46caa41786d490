package io.trunkline.server.ivr.internal;

import io.trunkline.kernel.Time;
import io.trunkline.server.acd.QueueService;
import io.trunkline.server.platform.journal.Journal;
import io.trunkline.server.recording.CallRecorder;

/// What a running flow works with.
record FlowTools(Journal journal, SoundSource sounds, QueueService queues, CallRecorder recorder, Time time) {}
