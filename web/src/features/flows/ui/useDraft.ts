import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Flow, FlowProblem, Graph } from "~/api/types";
import { saveFlow } from "../api/flows";

const PAUSE_MS = 700;
export interface Draft { name: string; graph: Graph }
export type SaveState = "saved" | "changed" | "saving" | "failed";

/** The draft saves itself after a pause; the server answers with what is still wrong with it. */
export function useDraft(flow: Flow) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft>({ name: flow.name, graph: flow.draft });
  const [state, setState] = useState<SaveState>("saved");
  const [problems, setProblems] = useState<FlowProblem[]>(flow.problems ?? []);
  const [error, setError] = useState<unknown>(null);
  const latest = useRef(draft);
  const dirty = useRef(false);

  const saveNow = useCallback(async () => {
    const saving = latest.current;
    setState("saving");
    try {
      const saved = await saveFlow({ id: flow.id, name: saving.name, draft: saving.graph });
      setProblems(saved?.problems ?? []);
      setError(null);
      dirty.current = latest.current !== saving;
      setState(dirty.current ? "changed" : "saved");
      void queries.invalidateQueries({ queryKey: ["flows"], exact: true });
      return true;
    } catch (failure) {
      setError(failure);
      setState("failed");
      return false;
    }
  }, [flow.id, queries]);

  const change = useCallback((next: Draft) => {
    latest.current = next;
    dirty.current = true;
    setDraft(next);
    setState("changed");
  }, []);

  useEffect(() => {
    if (state !== "changed") return;
    const pause = window.setTimeout(() => void saveNow(), PAUSE_MS);
    return () => window.clearTimeout(pause);
  }, [draft, state, saveNow]);
  useEffect(() => {
    if (state === "saved") return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [state]);
  // Leaving the page with a change that the pause still holds back.
  useEffect(() => () => {
    if (dirty.current) void saveFlow({ id: flow.id, name: latest.current.name, draft: latest.current.graph }).catch(() => undefined);
  }, [flow.id]);
  return { draft, change, state, problems, error, saveNow };
}
