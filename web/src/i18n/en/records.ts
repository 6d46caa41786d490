import type { records as zh } from "../zh/records";

export const records: typeof zh = {
  records: {
    intro: "Every call: where it came from, who took it, how long it was, how it ended.", one: "Call", facts: "Overview", timeline: "What happened", recording: "Recording", when: "Time", from: "From", to: "To", area: "Area", queue: "Queue", agent: "Agent",
    wait: "Wait", talk: "Talk", cause: "Ended because", period: "Dates", length: "Length", message: "Message", state: "State", callBack: "Call back", figure: "The calls behind the figure “{{name}}”", clear: "Clear filters",
    none: "No calls yet", noneHint: "The first one appears here when it has ended.", nothingFound: "No calls match", nothingFoundHint: "Widen the dates or drop a filter.",
    recordingRuns: "Still recording; what is there can be heard", recordingFailed: "The recording can't be played", recordingFailedFix: "The call's record is complete. Tell your administrator when the call was.",
    voicemailIntro: "What callers said when nobody could answer. Playing one marks it as heard.", noVoicemail: "No voicemail", noVoicemailHint: "Messages from queues that overflow to voicemail appear here.", heard: "Heard", new: "New", markHeard: "Mark as heard", markNew: "Mark as new",
    missedIntro: "Callers who hung up before an agent answered.", noMissed: "No missed calls", noMissedHint: "Every caller was answered.", open: "Open", done: "Done", markDone: "Mark as done",
    direction: { label: "Direction", IN: "In", OUT: "Out", INTERNAL: "Internal" },
    outcome: { label: "Outcome", running: "In progress", ANSWERED: "Answered", ABANDONED: "Abandoned", VOICEMAIL: "Voicemail", IVR_ONLY: "Self-service", FAILED: "Failed", LOST: "Lost" },
    kind: { CALL: "Call", VOICEMAIL: "Voicemail" },
  },
  timeline: {
    CallStarted: "Call came in", CallAnswered: "Answered by the system", IvrStep: "Flow step", DigitsPressed: "Keys pressed", ContactQueued: "Joined a queue", ContactOffered: "Offered to an agent", OfferEnded: "Offer ended",
    ContactConnected: "Agent connected", ContactOverflowed: "Overflowed", ContactAbandoned: "Caller gave up", PartyHeld: "Put on hold", PartyRetrieved: "Retrieved", TransferStarted: "Transfer started", TransferCompleted: "Transferred",
    ConferenceStarted: "Three-way call", PartyLeft: "Someone left", VoicemailLeft: "Left a message", RecordingStarted: "Recording started", RecordingFinished: "Recording ended", PromptMissing: "A prompt was missing", FlowFailed: "The flow failed",
    CallSupervised: "Supervisor beside", SupervisionEnded: "Supervisor left", CallForcedOff: "Ended by a supervisor",
    PartyJoined: "Joined", PartyLost: "Connection lost, waiting", PartyReattached: "Came back", ConsultEnded: "Consultation ended", DialFailed: "Not reached", ScriptFailed: "Fault in the platform",
    CallEnded: "Call ended", CallLost: "Call lost", WrapUpEnded: "Wrap-up ended",
  },
  timelineWord: {
    direction: "direction", from: "from", dialled: "dialled", to: "to", trunk: "trunk", area: "area", kind: "kind", label: "name", digits: "keys", queue: "queue", priority: "priority", agent: "agent", why: "because", waited: "waited",
    party: "party", cause: "cause", duration: "length", bytes: "size", name: "name", by: "by", fault: "fault", category: "category", notes: "notes", reason: "reason",
    IN: "in", OUT: "out", INTERNAL: "internal", CALLER: "caller", AGENT: "agent", SYSTEM: "system", TRUNK: "trunk", NO_ANSWER: "no answer", REJECTED: "rejected", CALLER_LEFT: "the caller left", FAILED: "failed", TAKEN: "taken by another",
    BLIND: "blind", CONSULT: "after consultation", NONE: "none", CALLEE: "callee", OURS: "ours", UNKNOWN: "unknown", NORMAL_CLEARING: "normal", USER_BUSY: "busy",
    LISTEN: "listening", WHISPER: "whispering", BARGE: "barging in", TAKE_OVER: "taking over", supervisorName: "supervisor", mode: "mode", lasted: "length", login: "account",
    CUSTOMER: "customer", EXTERNAL: "outside line", TIMEOUT: "waited too long", FULL: "queue full", NO_AGENTS: "nobody signed in", QUEUE: "queue", VOICEMAIL: "voicemail", HANG_UP: "hang up",
    WITHDRAWN: "withdrawn", REVOKED: "revoked", QUEUE_REMOVED: "queue removed", CALL: "call", after: "after", what: "details", detail: "details",
    UNALLOCATED_NUMBER: "number not in service", NO_ROUTE: "no line for this call", NO_USER_RESPONDING: "no response", SUBSCRIBER_ABSENT: "not online", CALL_REJECTED: "rejected",
    DESTINATION_OUT_OF_ORDER: "device gone", INVALID_NUMBER_FORMAT: "number malformed", NORMAL_UNSPECIFIED: "normal", NO_CIRCUIT_AVAILABLE: "all lines busy",
    NETWORK_OUT_OF_ORDER: "network out of order", TEMPORARY_FAILURE: "temporary failure", SWITCHING_EQUIPMENT_CONGESTION: "congestion", RESOURCE_UNAVAILABLE: "out of resources",
    BEARER_CAPABILITY_NOT_AVAILABLE: "no common sound", INCOMPATIBLE_DESTINATION: "not supported there", RECOVERY_ON_TIMER_EXPIRY: "timed out", PROTOCOL_ERROR: "protocol error",
    INTERWORKING: "interworking",
  },
};
