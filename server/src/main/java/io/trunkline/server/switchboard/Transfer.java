package io.trunkline.server.switchboard;

/// Handed over at once, or after a word with the one who takes it.
public enum Transfer { BLIND, CONSULT }
