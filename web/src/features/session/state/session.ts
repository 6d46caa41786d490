import type { Role, Session } from "~/api/types";

/** Who is at the screen. `expired` keeps the session that ended, so that only its password is asked for. */
export type SessionState =
  | { state: "unknown" }
  | { state: "signed-out" }
  | { state: "signed-in"; session: Session }
  | { state: "expired"; session: Session };

export type SessionEvent =
  | { type: "found"; session: Session }
  | { type: "not-found" }
  | { type: "ended" }
  | { type: "signed-out" };

export function next(current: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case "found":
      return { state: "signed-in", session: event.session };
    case "not-found":
    case "signed-out":
      return { state: "signed-out" };
    case "ended":
      return current.state === "signed-in" || current.state === "expired" ? { state: "expired", session: current.session } : { state: "signed-out" };
    default:
      return unreachable(event);
  }
}

/** Another person, tenant or right after the expiry: what the page holds belongs to the one before. */
export function isSamePerson(before: Session, after: Session): boolean {
  return before.user.id === after.user.id && before.tenant?.id === after.tenant?.id && before.user.role === after.user.role;
}

/** Where someone's work begins. */
export function homeOf(session: { user: { role: Role }; agentId: number | null }): string {
  if (session.user.role === "OPERATOR") return "/tenants";
  if (session.agentId !== null && session.user.role !== "ADMIN") return "/desk";
  return session.user.role === "ADMIN" ? "/setup" : "/records";
}

function unreachable(value: never): never {
  throw new Error(`unexpected: ${JSON.stringify(value)}`);
}
