import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import { useAction } from "~/design/actions";
import * as rest from "../api/desk";
import { DeskEvents } from "../api/events";
import type { Desk } from "../state/desk";

/** What the desk needs of a telephone in this browser; who mounts the desk brings it. */
export interface DeskVoice {
  /** Answers in this browser; false where the call rings elsewhere (a SIP phone, an ordinary telephone). */
  answer: () => Promise<boolean>;
  /** The check of microphone and sound, shown where the station is chosen. */
  check: ReactNode;
  /** Something about the sound that the person must know, above every page. */
  notice: ReactNode;
  /** What managers announced, as a line among the next steps; nothing when all is read. */
  news?: ReactNode;
}

interface DeskTools { events: DeskEvents; voice: DeskVoice }
const DeskContext = createContext<DeskTools | null>(null);

export function DeskProvider({ events, voice, children }: DeskTools & { children: ReactNode }) {
  return <DeskContext value={{ events, voice }}>{children}</DeskContext>;
}

/** Starts the events with the page and ends them with it. */
export function useDeskEvents(): DeskEvents {
  const [events] = useState(() => new DeskEvents());
  useEffect(() => {
    events.start();
    return () => events.stop();
  }, [events]);
  return events;
}

function useTools(): DeskTools {
  const tools = useContext(DeskContext);
  if (!tools) throw new Error("outside DeskProvider");
  return tools;
}

export function useDesk(): Desk {
  const { events } = useTools();
  return useSyncExternalStore(events.subscribe, events.snapshot);
}

export const useVoice = (): DeskVoice => useTools().voice;
export const useDismiss = (): ((n: number) => void) => {
  const { events } = useTools();
  return (n) => events.dismiss(n);
};

interface ControlRequest { id: string; action: string; body?: Record<string, unknown> }

/** Everything the person can ask of the server about calls and themselves. The screen changes when the server says so. */
export function useDeskActions() {
  const voice = useVoice();
  const control = useAction(({ id, action, body }: ControlRequest) => rest.control(id, action, body));
  const answer = useAction(async (id: string) => {
    if (!(await voice.answer())) await rest.control(id, "answer");
  });
  return {
    control,
    answer,
    state: useAction(rest.setState),
    dial: useAction(rest.dial),
    endWrapUp: useAction(() => rest.endWrapUp()),
  };
}
