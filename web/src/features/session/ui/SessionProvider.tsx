import { useQueryClient } from "@tanstack/react-query";
import { Spin } from "antd";
import { createContext, lazy, Suspense, useCallback, useContext, useEffect, useMemo, useReducer, useRef, type ReactNode } from "react";
import { onSessionEnd, carryCsrf as setCsrf } from "~/api/client";
import { problemOf } from "~/api/problem";
import type { Session } from "~/api/types";
import { ErrorNote } from "~/design/basics";
import { readSession, signIn, signOut } from "../api/session";
import { isSamePerson, next, type SessionState } from "../state/session";

const SignInAgain = lazy(() => import("./SignInAgain"));

interface SessionControl {
  state: SessionState;
  signIn: (login: string, password: string) => Promise<Session>;
  signOut: () => Promise<void>;
}
const SessionContext = createContext<SessionControl | null>(null);

export function useSessionControl(): SessionControl {
  const control = useContext(SessionContext);
  if (!control) throw new Error("outside SessionProvider");
  return control;
}

/** The person at the screen; only inside pages that need one. */
export function useSession(): Session {
  const { state } = useSessionControl();
  if (state.state !== "signed-in" && state.state !== "expired") throw new Error("no session");
  return state.session;
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [state, dispatch] = useReducer(next, { state: "unknown" });
  const [failure, retry] = useReducer((_: unknown, error: unknown) => error, null);
  const waiting = useRef<(() => void)[]>([]);

  const look = useCallback(async () => {
    retry(null);
    try {
      const session = await readSession();
      setCsrf(session.csrf);
      dispatch({ type: "found", session });
    } catch (error) {
      if (problemOf(error).status === 401) dispatch({ type: "not-found" });
      else retry(error);
    }
  }, []);
  useEffect(() => { void look(); }, [look]);

  // Requests refused with 401 wait here until the person has signed in again, then run once more.
  useEffect(() => {
    onSessionEnd(() => new Promise((resolve) => {
      waiting.current.push(resolve);
      dispatch({ type: "ended" });
    }));
    return () => onSessionEnd(null);
  }, []);

  const control = useMemo<SessionControl>(() => ({
    state,
    signIn: async (login, password) => {
      const session = await signIn(login, password);
      setCsrf(session.csrf);
      if (state.state === "expired" && !isSamePerson(state.session, session)) {
        window.location.assign("/");
        return session;
      }
      dispatch({ type: "found", session });
      waiting.current.splice(0).forEach((resume) => resume());
      return session;
    },
    signOut: async () => {
      await signOut();
      setCsrf(null);
      queries.clear();
      dispatch({ type: "signed-out" });
    },
  }), [state, queries]);

  if (failure !== null) return <div className="tl-page tl-page-narrow"><ErrorNote error={failure} onRetry={() => void look()} /></div>;
  if (state.state === "unknown") return <Spin fullscreen />;
  return (
    <SessionContext value={control}>
      {children}
      {state.state === "expired" && <Suspense><SignInAgain session={state.session} /></Suspense>}
    </SessionContext>
  );
}
