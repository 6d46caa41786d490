export type StepName = "NUMBER" | "FLOW" | "AGENTS" | "STATION" | "TEST_CALL";
export type Missing =
  | "NO_NUMBER" | "NUMBER_WITHOUT_FLOW" | "NO_QUEUE" | "QUEUE_WITHOUT_AGENTS" | "NO_STATION" | "NOBODY_READY" | "NO_CALL" | "NO_ANSWER" | "RECORDS_AWAY";
export interface SetupStep { step: StepName; done: boolean; missing: Missing | null; names: string[] }
export interface Setup { steps: SetupStep[]; dial: string | null; link: string | null; ringing: string[]; talking: string[] }

/** Where what is missing is put right. */
export const placeOf: Record<Missing, string> = {
  NO_NUMBER: "/numbers", NUMBER_WITHOUT_FLOW: "/numbers", NO_QUEUE: "/flows", QUEUE_WITHOUT_AGENTS: "/queues", NO_STATION: "/desk", NOBODY_READY: "/desk", NO_CALL: "/desk",
  NO_ANSWER: "/desk", RECORDS_AWAY: "/records",
};

/** The step to do now: the first that is missing, since each needs those before it. Null when all is done. */
export function stepNow(steps: SetupStep[]): StepName | null {
  return steps.find((step) => !step.done)?.step ?? null;
}

export function doneOf(steps: SetupStep[]): number {
  return steps.filter((step) => step.done).length;
}
