package io.trunkline.server.records.web;

/// How far a download is: written by the thread that sends, read by a page that asks.
final class Progress {
  enum State { RUNNING, DONE, FAILED }

  /// @param done calls sent
  /// @param of   calls to send
  record View(State state, long done, long of, long bytes) {}

  private View view;

  Progress(long calls) { view = new View(State.RUNNING, 0, calls, 0); }

  synchronized void call() { view = new View(view.state(), view.done() + 1, view.of(), view.bytes()); }

  synchronized void bytes(long more) { view = new View(view.state(), view.done(), view.of(), view.bytes() + more); }

  synchronized void done() { view = new View(State.DONE, view.of(), view.of(), view.bytes()); }

  synchronized void failed() { view = new View(State.FAILED, view.done(), view.of(), view.bytes()); }

  synchronized View view() { return view; }
}
