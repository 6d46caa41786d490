import type { board as zh } from "../zh/board";

export const board: typeof zh = {
  board: {
    intro: "Queues, callers and agents as they are now. Listen in, whisper, barge in, take over, or change an agent's state.", queues: "Queues", queue: "Queue", agents: "Agents", agent: "Agent", callers: "Callers waiting", calls: "Calls up", call: "Call",
    waiting: "Waiting", longest: "Longest wait", serviceLevel: "Service level", serviceLevelHint: "Last 30 minutes: answered in time ÷ (answered + abandoned)", offered: "Offered today", answered: "Answered today", abandoned: "Abandoned today", away: "Break / wrap-up",
    signedIn: "Signed in", all: "All", allQueues: "All queues", find: "Name or extension", state: "State", station: "Phone", orders: "Actions", sort: "Sort", nobody: "No agent fits", nobodyHint: "Change the filter, or wait for somebody to sign in.",
    noCallers: "Nobody waits now.", noCalls: "No calls now.", number: "Number", waited: "Waited", ringsAt: "Rings at", length: "Length", supervisor: "Supervisor", more: "More for {{name}}", listenTo: "Listen to {{name}}",
    sortBy: { state: "By state", longest: "By time in state", name: "By name" },
    mode: { LISTEN: "Listen", WHISPER: "Whisper", BARGE: "Barge in", TAKE_OVER: "Take over" }, modes: "Mode",
    doing: { LISTEN: "Listening to {{name}}", WHISPER: "Whispering to {{name}}", BARGE: "Talking in {{name}}'s call", TAKE_OVER: "Taking over {{name}}'s call" },
    heardBy: { LISTEN: "Nobody hears you", WHISPER: "Only the agent hears you", BARGE: "Customer and agent hear you", TAKE_OVER: "The customer hears you" },
    own: "The call you are in", ringsYou: "Ringing your phone", answerYourPhone: "Answer your phone", leave: "Leave", forceOff: "End the call", forcedOff: "The call is ended", ordered: "Done",
    forceReady: "Make ready", forceNotReady: "Make not ready", forceOffline: "Sign out",
    sure: {
      takeOver: "Take over {{name}}'s call?", takeOverDetail: "The agent is hung up, and you go on with the customer.", forceOff: "End {{name}}'s call?", forceOffDetail: "Customer and agent are hung up at once.",
      signOut: "Sign {{name}} out?", signOutDetail: "No more calls reach the agent. A call in progress goes on; the agent is signed out after it.",
    },
    callState: { IVR: "In the menu", WAITING: "Waiting", RINGING: "Ringing", TALKING: "Talking", HELD: "On hold", CONSULTING: "Consulting", CONFERENCE: "Three-way" },
    level: { warn: "Warning", alarm: "Alarm" }, measure: { label: "Measure", WAITING: "Callers waiting", LONGEST_WAIT: "Longest wait (s)", SERVICE_LEVEL: "Service level (%)", AGENT_STATE: "Time in a state (s)" },
    thresholds: "Thresholds", thresholdsHint: "From the warning on a figure is coloured, from the alarm on it is red and can ring too. A service level warns when it falls below. All supervisors of the company share them.", addThreshold: "Add threshold", rings: "Ring",
    listeningShown: "Agents see that somebody listens to them", listeningShownHint: "Whispering and barging in are always shown.", adminOnly: "An administrator decides. Whispering and barging in are always shown.",
    linkAway: "The link to the server is away; reconnecting", linkAwayFix: "You see what was last known; it updates by itself.", fill: "Press F or click to fill the screen",
  },
};
