import type { desk as zh } from "../zh/desk";

export const desk: typeof zh = {
  desk: {
    connecting: "Connecting…", then: "then: {{state}}", noReason: "No reason given", controls: "Call controls", parties: "Parties in this call", muted: "muted", recording: "Recording",
    answerWithin: "Answer within", endWrapUp: "End wrap-up", notes: "Notes", notesHint: "What the customer asked, your answer, what comes next", category: "Category", callBack: "Call back", handled: "Mark as done",
    missed: "Missed calls", noMissed: "No missed calls to deal with", dial: "Dial", dialNumber: "Number or extension", colleagues: "Colleagues", goReady: "Go ready", incoming: "Call from {{who}}",
    away: "The link to the server is away; reconnecting", awayFix: "You can still hear each other; the buttons work again once it is back.",
    state: { OFFLINE: "Offline", NOT_READY: "Not ready", READY: "Ready", RINGING: "Ringing", TALKING: "Talking", WRAP_UP: "Wrap-up" },
    call: { OFFERED: "Incoming call", RINGING: "Calling", TALKING: "Talking", HELD: "On hold", CONSULTING: "Consulting", CONFERENCE: "Three-way call", WRAP_UP: "Wrap-up" },
    direction: { IN: "Inbound", OUT: "Outbound", INTERNAL: "Internal" },
    rule: { SIGNED_IN: "Just signed in", NO_ANSWER: "Missed a call", REJECTED: "Rejected a call", STATION_FAILED: "Phone couldn't be rung", STATION_LOST: "Phone offline", DESK_GONE: "Page was away", TOO_LONG: "Too long" },
    party: { CUSTOMER: "Customer", AGENT: "Agent", EXTERNAL: "Outside line" },
    partyState: { TALKING: "talking", HELD: "hears music", RINGING: "ringing", CONSULTED: "in consultation", LOST: "connection lost, coming back" },
    control: {
      answer: "Answer", reject: "Reject", "hang-up": "Hang up", hold: "Hold", retrieve: "Retrieve", mute: "Mute", unmute: "Unmute", digits: "Keypad", transfer: "Transfer", consult: "Consult",
      "consult-complete": "Complete transfer", "consult-cancel": "End consultation", conference: "Three-way",
    },
    target: {
      transfer: "Transfer", consult: "Consult", dial: "Call", AGENT: "Colleague", QUEUE: "Queue", NUMBER: "Number", typeNumber: "Telephone number", typeName: "Name or extension",
      nobody: "Nothing matches; try another word, or use a number.", enterDials: "Press Enter to use this number",
    },
    pop: {
      dialled: "Dialled", queue: "Queue", waited: "Waited", path: "Menu path", unavailable: "Customer data can't be read right now", unavailableFix: "The call goes on as usual; the data appears by itself when it is back.",
      open: "Open customer", newCustomer: "New customer",
    },
    notesState: { saved: "Notes save themselves", typing: "Saving…", failed: "Not saved; the next change tries again" },
    idle: {
      ready: "Ready for the next call", readyHint: "It will appear here, with what we know about the caller.", offline: "You are offline", offlineHint: "Choose how you take calls, then go ready.",
      notReadyHint: "No calls come to you in this state. Go ready when you are.",
    },
    station: {
      title: "How you take calls", BROWSER: "Browser", SIP: "SIP phone", PHONE: "Telephone", none: "No station", online: "online", offline: "not online", use: "Use this", number: "Telephone number",
      choose: "Choose", missing: "You haven't chosen how to take calls", missingFix: "Calls can reach you once you have.", sipHelp: "The account for your phone is here:", sipLink: "SIP phone settings",
      hint: { BROWSER: "With a headset, on this computer", SIP: "A desk phone or soft phone signed in to your extension", PHONE: "Any mobile or landline; press 1 to accept" },
    },
    notice: { NO_ANSWER: "A call wasn't answered, so you are not ready now. Go ready when you are.", STATION_OFFLINE: "Your phone isn't online, so no calls reach you. Check it, or choose another way.", other: "Notice" },
  },
};
