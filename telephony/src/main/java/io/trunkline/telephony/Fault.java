package io.trunkline.telephony;

/// Whose trouble an end was. Alarms look at [#OURS] and [#TRUNK].
public enum Fault { NONE, CALLER, CALLEE, TRUNK, OURS, UNKNOWN }
