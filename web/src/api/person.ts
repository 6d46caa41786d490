import { createContext, useContext } from "react";
import type { Session } from "./types";

/** Who is signed in, for pages that show more to one role than to another. */
export const PersonContext = createContext<Session | null>(null);

export function usePerson(): Session {
  const person = useContext(PersonContext);
  if (!person) throw new Error("nobody is signed in");
  return person;
}
