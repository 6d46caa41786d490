/** The server's REST contract, `/api/v1`. Instants are ISO-8601 in UTC; ids are numbers, or strings where they are UUIDs. */

export type Instant = string;
export type Role = "OPERATOR" | "ADMIN" | "SUPERVISOR" | "AGENT";
export interface Listing<T> { items: T[]; next?: string | null }

export interface Session {
  user: { id: number; login: string; name: string; role: Role; locale: string | null };
  tenant: { id: number; code: string; name: string } | null;
  agentId: number | null;
  csrf: string;
}

// ── Operator ────────────────────────────────────────────────────────────────────────────────────
export interface TenantNumber { id: number; number: string; trunkId?: number | null }
export interface Tenant {
  id: number; code: string; name: string; seats: number; maxCalls: number; state: "ACTIVE" | "SUSPENDED";
  numbers: (TenantNumber | string)[];
}
export interface NewTenant { name: string; code: string; seats: number; maxCalls: number; numbers: string[]; adminName?: string }
export interface OpenedTenant { tenant: Tenant; adminLogin: string; adminPassword: string }
export interface Trunk {
  id: number; name: string; kind: "ADDRESS" | "REGISTRATION"; addresses: string[]; transport: "UDP" | "TCP"; username: string | null;
  password?: string; maxCalls: number; outboundFormat: "E164" | "NATIONAL" | "PLAIN86"; outboundPrefix: string | null;
  callerIdHeader: "FROM" | "PAI"; enabled: boolean;
  state?: { reachable: boolean | null; lastProbeAt: Instant | null; callsNow: number; detail: string | null } | null;
}
export interface ServerNode {
  name: string; callsNow: number; ratedCalls: number; load: number; mediaLegs: number; database: "UP" | "DOWN"; journalBacklog: number;
  startedAt: Instant; draining: boolean;
}

// ── Administrator ───────────────────────────────────────────────────────────────────────────────
export interface PhoneNumber { id: number; number: string; name: string | null; flowId: number | null }
export interface Prompt {
  id: number; name: string; language: string; durationSeconds?: number | null; state?: string | null; bytes?: number | null;
}
export interface Overflow { kind: "QUEUE" | "VOICEMAIL" | "HANG_UP"; queueId?: number | null }
export interface Queue {
  id: number; name: string; strategy: "LONGEST_IDLE" | "IN_ORDER"; ringSeconds: number; maxWaitSeconds: number; maxWaiting: number;
  wrapUpSeconds: number; serviceLevelSeconds: number; musicPromptId: number | null; skills: { skillId: number; minLevel: number }[];
  members: { agentId: number; priority: number }[]; overflow: { timeout: Overflow; full: Overflow; noAgents: Overflow };
}
export interface Skill { id: number; name: string }
export interface Agent {
  id: number; login: string; name: string; role: "AGENT" | "SUPERVISOR" | "ADMIN"; extension: string | null;
  skills: { skillId: number; level: number }[]; queues: { queueId: number; priority: number }[]; disabled: boolean;
}
export interface SipCredentials {
  username: string; domain: string; password?: string; host: string; port: number; transports: string[];
}
export interface Reason { id: number; name: string }
export type Day = "MON" | "TUE" | "WED" | "THU" | "FRI" | "SAT" | "SUN";
export interface Calendar {
  id: number; name: string; hours: { days: Day[]; from: string; to: string }[]; holidays: { date: string; name: string }[];
  workdays: { date: string; from: string; to: string }[];
}
export interface Settings {
  timeZone: string; countryCode: string; allowedPrefixes: string[]; outboundCallerId: string | null; maxCalls: number; seats: number;
}
export interface ApiToken { id: number; name: string; createdAt: Instant; lastUsedAt?: Instant | null; token?: string }
export interface WebLink { id: number; token: string; numberId: number; name: string; enabled: boolean }
export interface AuditEntry {
  id: number; at: Instant; who?: string | null; actor?: string | null; action: string; subject?: string | null; detail?: unknown; address?: string | null;
}

// ── Flows ───────────────────────────────────────────────────────────────────────────────────────
export type PromptRef = { promptId: number } | { builtin: string };
interface NodeBase { id: string; name: string }
export type FlowNode =
  | (NodeBase & { kind: "play"; prompts: PromptRef[]; next: string | null })
  | (NodeBase & {
      kind: "menu"; prompts: PromptRef[]; keys: Record<string, string | null>; timeoutSeconds: number; tries: number;
      noInput: string | null; invalid: string | null;
    })
  | (NodeBase & {
      kind: "collect"; prompts: PromptRef[]; variable: string; maxDigits: number; terminator: string; timeoutSeconds: number;
      next: string | null; noInput: string | null;
    })
  | (NodeBase & { kind: "time"; calendarId: number | null; open: string | null; closed: string | null })
  | (NodeBase & { kind: "queue"; queueId: number | null; priority: number; next: string | null })
  | (NodeBase & { kind: "voicemail"; queueId: number | null; prompts: PromptRef[]; next: string | null })
  | (NodeBase & { kind: "transfer"; number: string; callerId?: string | null; next: string | null })
  | (NodeBase & { kind: "hangup"; prompts: PromptRef[] });
export type FlowKind = FlowNode["kind"];
export interface Graph { start: string; nodes: FlowNode[] }
export interface FlowProblem { nodeId?: string | null; node?: string | null; field?: string | null; code: string; message?: string; detail?: string }
export interface Flow { id: number; name: string; draft: Graph; published: number | null; problems: FlowProblem[] }
export interface FlowVersion { version: number; note: string | null; publishedAt: Instant; publishedBy?: string | null }

// ── Records ─────────────────────────────────────────────────────────────────────────────────────
export type Direction = "IN" | "OUT" | "INTERNAL";
export type Outcome = "ANSWERED" | "ABANDONED" | "VOICEMAIL" | "IVR_ONLY" | "FAILED" | "LOST";
export interface CallRow {
  id: string; startedAt: Instant; direction: Direction; from: string; to: string; area: string | null; queueName: string | null;
  agentName: string | null; waitSeconds: number | null; talkSeconds: number | null; outcome: Outcome | null; endCause: string | null;
  hasRecording: boolean;
}
export interface TimelineEntry { at: Instant; type: string; text?: string; data?: Record<string, unknown>; [more: string]: unknown }
export interface Recording { id: string; kind: "CALL" | "VOICEMAIL"; state: "RUNNING" | "READY" | "FAILED"; durationSeconds: number | null }
export interface CallDetail extends CallRow { timeline: TimelineEntry[]; recordings: Recording[] }
export interface Voicemail {
  id: number | string; callId?: string | null; at?: Instant; leftAt?: Instant; from: string; area?: string | null; queueName?: string | null;
  durationSeconds: number | null; heard: boolean; recordingId?: string | null;
}
export interface MissedCall {
  callId: string; at?: Instant; startedAt?: Instant; from: string; area?: string | null; queueName?: string | null; waitSeconds?: number | null;
  handled?: boolean; customerName?: string | null;
}

// ── Customers ───────────────────────────────────────────────────────────────────────────────────
export interface Customer {
  id: number; name: string; numbers: string[]; company: string | null; level: string | null; notes: string | null; fields: Record<string, string>;
}

// ── Desk ────────────────────────────────────────────────────────────────────────────────────────
export type AgentStateName = "OFFLINE" | "NOT_READY" | "READY" | "RINGING" | "TALKING" | "WRAP_UP";
export interface AgentState {
  name: AgentStateName; reason: Reason | null; since: Instant; until: Instant | null; next: AgentStateName | null;
}
export type StationKind = "BROWSER" | "SIP" | "PHONE";
export interface Station { kind: StationKind; number: string | null; online: boolean }
export type DeskCallState = "OFFERED" | "RINGING" | "TALKING" | "HELD" | "CONSULTING" | "CONFERENCE" | "WRAP_UP";
export interface DeskParty { id: string; kind: "CUSTOMER" | "AGENT" | "EXTERNAL"; name: string | null; state: string; muted: boolean }
export interface DeskCustomer { id: number; name: string; level: string | null; company: string | null; notes: string | null }
export interface DeskCall {
  id: string; direction: Direction; state: DeskCallState; from: string; to: string; area: string | null; queue: { id: number; name: string } | null;
  waitedSeconds: number | null; ivr: { label: string; digits: string | null }[]; customer: DeskCustomer | null;
  matches: DeskCustomer[] | number | null; customerUnavailable: boolean; since: Instant; answerBy: Instant | null; parties: DeskParty[];
  recording: boolean; notes: string | null | { text: string; category: string | null };
}
export interface DeskSnapshot {
  n: number; agent: { id: number; name: string; extension: string | null }; state: AgentState; station: Station | null; calls: DeskCall[];
  reasons: Reason[]; missed: number;
}
export interface DeskFrame { n: number; type: string; data: unknown }
export interface DialTarget { kind: "AGENT" | "QUEUE" | "NUMBER"; value: string }
export interface SoftphoneAccount { uri: string; username: string; password: string; wsPath: string; expiresAt: Instant }
export interface GuestAccount extends SoftphoneAccount { destination: string }
