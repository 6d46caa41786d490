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
  id: number; code: string; name: string; seats: number; seatsUsed: number; maxCalls: number; callsNow: number; state: "ACTIVE" | "SUSPENDED";
  numbers: TenantNumber[];
}
export interface NewTenant { name: string; code: string; seats: number; maxCalls: number; numbers: string[]; adminName?: string }
export interface OpenedTenant { tenant: Tenant; adminLogin: string; adminPassword: string }
export interface Trunk {
  id: number; name: string; kind: "ADDRESS" | "REGISTRATION"; addresses: string[]; transport: "UDP" | "TCP"; username: string | null;
  password?: string; maxCalls: number; outboundFormat: "E164" | "NATIONAL" | "PLAIN86"; outboundPrefix: string | null;
  inboundPrefix: string | null; areaCode: string | null;
  callerIdHeader: "FROM" | "PAI"; enabled: boolean;
  state?: { reachable: boolean | null; lastProbeAt: Instant | null; since: Instant | null; callsNow: number; unanswered: number; detail: string | null } | null;
}
export interface ServerNode {
  name: string; callsNow: number; ratedCalls: number; load: number; mediaLegs: number; database: "UP" | "DOWN"; journalBacklog: number;
  recordingsPending: number; diskPath: string; diskFree: number; diskTotal: number; certificateEnds: Instant | null; memoryUsed: number; memoryMost: number;
  processors: number; systemLoad: number; startedAt: Instant; draining: boolean;
}

// ── Administrator ───────────────────────────────────────────────────────────────────────────────
export interface PhoneNumber { id: number; number: string; name: string | null; flowId: number | null }
export interface Prompt { id: number; name: string; language: "zh" | "en"; seconds: number }
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
/** No username: none were made yet. A password only when just made. */
export interface SipCredentials {
  username: string | null; domain: string; password?: string | null; host: string; port: number; transports: string[];
}
export interface Reason { id: number; name: string }
export interface Category { id: number; name: string }
export type Day = "MON" | "TUE" | "WED" | "THU" | "FRI" | "SAT" | "SUN";
export interface Calendar {
  id: number; name: string; hours: { days: Day[]; from: string; to: string }[]; holidays: { date: string; name: string }[];
  workdays: { date: string; from: string; to: string }[];
}
export interface Settings {
  timeZone: string; countryCode: string; allowedPrefixes: string[]; outboundCallerId: string | null; maxCalls: number; seats: number;
}
export interface ApiToken { id: number; name: string; role: "ADMIN" | "SUPERVISOR" | "AGENT"; createdAt: Instant; createdBy: string; token?: string }
export interface WebLink { id: number; token: string; numberId: number; name: string; enabled: boolean }
export interface AuditEntry {
  id: number; at: Instant; actor: string; action: string; object: string; detail: unknown; address: string | null;
}

// ── Flows ───────────────────────────────────────────────────────────────────────────────────────
export interface PromptRef { promptId?: number | null; builtin?: string | null }
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
export interface Graph { start: string; nodes: FlowNode[]; language?: "zh" | "en" | null }
/** `blocks`: the flow can't be published with it. `field` is the member it is about: `next`, `keys.1`, `prompts.0`. */
export interface FlowProblem { nodeId: string | null; field: string | null; code: string; detail: string | null; blocks: boolean }
export interface Flow { id: number; name: string; draft: Graph; published: number | null; problems: FlowProblem[] }
export interface FlowVersion { version: number; note: string | null; publishedAt: Instant; publishedBy: string | null; current: boolean }

// ── Records ─────────────────────────────────────────────────────────────────────────────────────
export type Direction = "IN" | "OUT" | "INTERNAL";
export type Outcome = "ANSWERED" | "ABANDONED" | "VOICEMAIL" | "IVR_ONLY" | "FAILED" | "LOST";
export type EndedBy = "CALLER" | "AGENT" | "SYSTEM" | "TRUNK";
export interface CallRow {
  id: string; startedAt: Instant; answeredAt: Instant | null; endedAt: Instant | null; direction: Direction; from: string; to: string; area: string | null;
  queueId: number | null; queueName: string | null; agentId: number | null; agentName: string | null; waitSeconds: number | null; talkSeconds: number | null;
  outcome: Outcome | null; endedBy: EndedBy | null; endCause: string | null; hasRecording: boolean; hasNote: boolean; customerName: string | null;
}
export interface TimelineEntry { at: Instant; type: string; text?: string; data?: Record<string, unknown>; [more: string]: unknown }
export interface Recording { id: string; kind: "CALL" | "VOICEMAIL"; state: "RUNNING" | "READY" | "FAILED"; durationSeconds: number | null }
/** Loudness of both sides, one byte each `step` seconds, in base64. */
export interface Waveform { seconds: number; step: number; caller: string; heard: string }
export interface Listening { at: Instant; who: string; how: "HEARD" | "DOWNLOADED" }
export interface DownloadProgress { state: "RUNNING" | "DONE" | "FAILED"; done: number; of: number; bytes: number }
export interface CallDetail extends CallRow {
  timeline: TimelineEntry[]; recordings: Recording[]; notes?: { agentName: string; text: string | null; category: string | null }[];
}
/** Its sound is the recording of the same id. */
export interface Voicemail { id: string; callId: string; at: Instant; from: string; area: string | null; queueName: string | null; durationSeconds: number; heard: boolean }
export interface MissedCall {
  callId: string; at: Instant; from: string; area: string | null; queueName: string | null; waitSeconds: number; outcome: Outcome; handled: boolean;
  handledBy: string | null; reachedAt: Instant | null;
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
  matches: DeskCustomer[]; customerUnavailable: boolean; since: Instant; answerBy: Instant | null; parties: DeskParty[];
  recording: boolean; notes: { text: string | null; category: string | null } | null;
  /** The customer is a robot, and nothing of the call is kept. */
  practice?: boolean;
  /** A supervisor who stands beside the agent, as far as the agent may know it. */
  supervisor?: { name: string; mode: SupervisionMode } | null;
}
export interface DeskSnapshot {
  n: number; agent: { id: number; name: string; extension: string | null }; state: AgentState; station: Station | null; calls: DeskCall[];
  reasons: Reason[]; missed: number;
  /** Empty: the agent writes a category freely. A "/" makes groups. */
  categories?: string[];
}
export interface QueuePressure {
  id: number; name: string; waiting: number; oldest: Instant | null; ready: number; signedIn: number; serviceLevelSeconds: number;
}
/** The own figures since midnight. */
export interface AgentDay {
  answered: number; made: number; talkSeconds: number; longestSeconds: number; signedInSeconds: number; readySeconds: number; notReadySeconds: number; wrapUpSeconds: number;
}
export interface PastContact {
  id: string; at: Instant; direction: Direction; outcome: Outcome; queueName: string | null; agentName: string | null; talkSeconds: number; note: string | null; category: string | null;
}
export interface DeskFrame { n: number; type: string; data: unknown }
export interface DialTarget { kind: "AGENT" | "QUEUE" | "NUMBER"; value: string }
export interface SoftphoneAccount { uri: string; username: string; password: string; wsPath: string; expiresAt: Instant }
export interface GuestAccount extends SoftphoneAccount { destination: string }

// ── Announcements ───────────────────────────────────────────────────────────────────────────────
/** `readAt` is the asking person's; `readers` of `people` are told to those who write. */
export interface Announcement {
  id: number; title: string; body: string; urgent: boolean; author: string; publishedAt: Instant; endsAt: Instant | null; readAt: Instant | null; readers: number | null; people: number | null;
}
export interface Receipt { personId: number; name: string; readAt: Instant | null }

// ── Supervisor's board ──────────────────────────────────────────────────────────────────────────
export type SupervisionMode = "LISTEN" | "WHISPER" | "BARGE" | "TAKE_OVER";
/** `serviceLevel`: percent of the last half hour; null when there was nothing to measure. */
export interface BoardQueue {
  id: number; name: string; serviceLevelSeconds: number; waiting: number; oldest: Instant | null;
  today: { offered: number; answered: number; inTime: number; abandoned: number }; serviceLevel: number | null;
}
export interface BoardAgentNow { id: number; state: AgentState; station: StationKind; online: boolean; call: string | null }
export interface BoardAgent { id: number; name: string; extension: string; queues: number[]; now: BoardAgentNow }
export interface BoardWaiting { id: string; number: string; area: string | null; queue: number; since: Instant; ringing: number | null }
export type BoardCallState = "IVR" | "WAITING" | "RINGING" | "TALKING" | "HELD" | "CONSULTING" | "CONFERENCE";
export interface BoardSupervisor { id: number; name: string; agent: number; mode: SupervisionMode; answered: boolean }
export interface BoardCall {
  id: string; direction: Direction; number: string; area: string | null; queue: number | null; state: BoardCallState; since: Instant; agents: number[];
  supervisors: BoardSupervisor[];
}
export type Measure = "WAITING" | "LONGEST_WAIT" | "SERVICE_LEVEL" | "AGENT_STATE";
export interface Threshold { measure: Measure; queue: number | null; state: AgentStateName | null; warn: number; alarm: number; rings: boolean }
export interface BoardSettings { listeningShown: boolean; thresholds: Threshold[] }
export interface BoardView {
  n: number; at: Instant; queues: BoardQueue[]; agents: BoardAgent[]; waiting: BoardWaiting[]; calls: BoardCall[]; settings: BoardSettings; reasons: Reason[];
}
export interface BoardDelta {
  queues: BoardQueue[]; agents: BoardAgentNow[]; waiting: BoardWaiting[]; calls: BoardCall[]; waitingGone: string[]; callsGone: string[];
}
