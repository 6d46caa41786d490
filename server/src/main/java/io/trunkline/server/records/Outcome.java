package io.trunkline.server.records;

/// How a call ended for its tenant; see `internal.Outcomes` for the rule.
public enum Outcome { ANSWERED, ABANDONED, VOICEMAIL, IVR_ONLY, FAILED, LOST }
