package io.trunkline.routing;

/// Who changed an agent's state: there are only these three writers, and each change names one.
public enum By { AGENT, SUPERVISOR, RULE }
