package io.trunkline.server.reporting;

/// How a figure is read: a number of things, a part of a whole (0 to 1), or milliseconds.
public enum Unit { COUNT, SHARE, TIME }
