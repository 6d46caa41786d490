import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useNow } from "~/design/time";
import { Beeper } from "~/voice/beeper";
import { BoardEvents } from "../api/events";
import { ringing } from "../state/alarms";
import type { Board, Rows } from "../state/board";

/** Starts the board's frames with the page and ends them with it. */
export function useBoard(): Board {
  const [events] = useState(() => new BoardEvents());
  useEffect(() => {
    events.start();
    return () => events.stop();
  }, [events]);
  return useSyncExternalStore(events.subscribe, events.snapshot);
}

/** Rings once for each alarm that begins and is set to be heard. */
export function useAlarmSound(rows: Rows | null): void {
  const now = useNow();
  const known = useRef<Set<string>>(new Set());
  const [beeper] = useState(() => new Beeper());
  useEffect(() => {
    if (!rows) return;
    const heard = ringing(rows, now);
    if (heard.some((alarm) => !known.current.has(alarm))) beeper.beep();
    known.current = new Set(heard);
  }, [rows, now, beeper]);
}
