import type { desk as zh } from "../zh/desk";

export const desk: typeof zh = {
  desk: {
    connecting: "Connecting…", then: "then: {{state}}", noReason: "No reason given", controls: "Call controls", parties: "Parties in this call", muted: "muted", recording: "Recording",
    answerWithin: "Answer within", wrapUpLeft: "Wrap-up left", pause: "Take a break", categoryHint: "What the call was about", lists: "Lists of calls", recent: "Recent", noRecent: "Calls you take or make appear here", endWrapUp: "End wrap-up", notes: "Notes", notesHint: "What the customer asked, your answer, what comes next", category: "Category", callBack: "Call back", handled: "Mark as done",
    missed: "Missed", noMissed: "No missed calls to deal with", dial: "Find and dial", dialNumber: "Number or extension", colleagues: "Colleagues", goReady: "Go ready", incoming: "Call from {{who}}",
    away: "The link to the server is away; reconnecting", awayFix: "You can still hear each other; the buttons work again once it is back.",
    state: { OFFLINE: "Offline", NOT_READY: "Not ready", READY: "Ready", RINGING: "Ringing", TALKING: "Talking", WRAP_UP: "Wrap-up" },
    call: { OFFERED: "Incoming call", RINGING: "Calling", TALKING: "Talking", HELD: "On hold", CONSULTING: "Consulting", CONFERENCE: "Three-way call", WRAP_UP: "Wrap-up" },
    direction: { IN: "Inbound", OUT: "Outbound", INTERNAL: "Internal" },
    rule: { SIGNED_IN: "Just signed in", NO_ANSWER: "Missed a call", REJECTED: "Rejected a call", STATION_FAILED: "Phone couldn't be rung", STATION_LOST: "Phone offline", DESK_GONE: "Page was away", TOO_LONG: "Too long" },
    party: { CUSTOMER: "Customer", AGENT: "Agent", EXTERNAL: "Outside line" },
    control: {
      answer: "Answer", reject: "Reject", "hang-up": "Hang up", hold: "Hold", retrieve: "Retrieve", mute: "Mute", unmute: "Unmute", digits: "Keypad", transfer: "Transfer", consult: "Consult",
      "consult-complete": "Complete transfer", "consult-cancel": "End consultation", conference: "Three-way",
    },
    target: {
      transfer: "Transfer", consult: "Consult", dial: "Call", kind: "Whom to reach", AGENT: "Colleague", QUEUE: "Queue", NUMBER: "Number", typeNumber: "Telephone number", typeName: "Name or extension",
      nobody: "Nothing matches; try another word, or use a number.", enterDials: "Press Enter to use this number",
    },
    pop: {
      dialled: "Dialled", shown: "Number shown", several: "Several customers have this number; which one is it?", queue: "Queue", waited: "Waited", path: "Chose", unavailable: "Customer data can't be read right now", unavailableFix: "The call goes on as usual; the data appears by itself when it is back.",
      open: "Open customer", newCustomer: "New customer",
    },
    notesState: { saved: "Notes save themselves", typing: "Saving…", failed: "Not saved; the next change tries again" },
    contacts: { title: "Earlier contacts", none: "This is the first contact" },
    finder: { hint: "Name or number", nothing: "Nothing found; a whole number can be dialled at once.", found: "What was found", customer: "Customer" },
    hearing: { title: "Who hears whom", me: "You", people: "in the talk", music: "hears music", ringing: "ringing", nothing: "hears nothing", pair: "{{a}} and {{b}} hear each other.", nobody: "Nobody hears anybody now." },
    pressure: { title: "My queues", waiting: "{{count}} waiting", nobody: "nobody waiting", longest: "longest", late: "past the {{seconds}} s target", ready: "{{ready}} ready of {{signedIn}}", none: "You are in no queue yet; ask your administrator." },
    today: { title: "My day", answered: "Answered", made: "{{count}} made", talk: "Talk", share: "{{percent}}% of your time", average: "Average talk", longest: "longest", notReady: "Not ready", signedIn: "signed in", away: "can't be read right now" },
    next: { title: "Next", missed: "{{count}} missed calls to return", missedDo: "Call back", voicemail: "{{count}} messages not heard yet", voicemailDo: "Listen", none: "Nothing else to do; the next call will find you." },
    first: {
      title: "Three steps to your first call", hide: "Hide", phone: "Choose how you take calls", phoneHint: "Put the headset on, say something, hear yourself.", practice: "Take a practice call", practiceHint: "A robot calls you: answer, hold, wrap up. Nothing of it is kept in records or reports.", ready: "Go ready",
      readyHint: "The first real call comes next.", readyDo: "Ready",
    },
    practice: {
      mark: "Practice", start: "Start a practice call", guide: "Practice: a whole call", guideHint: "The robot speaks; do as it says. Nothing can go wrong.", done: "done", finished: "All done. Let the wrap-up run out, or end it.",
      lesson: { answer: "Answer the call", hold: "Press Hold: the caller hears music", retrieve: "Press Retrieve to go on", note: "Write a short note", category: "Choose a category", "hang-up": "Hang up" },
    },
    help: { open: "Keys and help", title: "Keys", hint: "They work on every page, also while you write notes.", calls: "In a call", desk: "The desk", ready: "Go ready", pause: "Take a break", wrapUp: "End wrap-up", notes: "Write notes", dial: "Find and dial", help: "Open this window" },
    idle: {
      ready: "Ready for the next call", readyHint: "It will appear here, with what we know about the caller.", offline: "You are offline", offlineHint: "Choose how you take calls, then go ready.",
      notReadyHint: "No calls come to you in this state. Go ready when you are.", label: "Your state", busyHint: "You are back here when the call is over.",
    },
    station: {
      title: "How you take calls", BROWSER: "Browser", SIP: "SIP phone", PHONE: "Telephone", none: "No station", online: "online", offline: "not online", use: "Use this", number: "Telephone number", numberHint: "It rings for each call; pick up and press 1 to be connected.", away: "Your phone isn't online, so no calls reach you", awayFix: "Check the phone or the microphone, or choose another way.", check: "Choose and try",
      choose: "Choose", missing: "You haven't chosen how to take calls", missingFix: "Calls can reach you once you have.", sipHelp: "The account for your phone is here:", sipLink: "SIP phone settings",
      hint: { BROWSER: "With a headset, on this computer", SIP: "A desk phone or soft phone signed in to your extension", PHONE: "Any mobile or landline; press 1 to accept" },
    },
    notice: { NO_ANSWER: "A call wasn't answered, so you are not ready now. Go ready when you are.", STATION_OFFLINE: "Your phone isn't online, so no calls reach you. Check it, or choose another way.", SUPERVISOR_NOT_REACHED: "Your phone wasn't answered, so you are not in the call. Check it and try again.", other: "Notice" },
    supervisor: { LISTEN: "{{name}} listens", WHISPER: "{{name}} whispers; the customer doesn't hear it", BARGE: "{{name}} is in the call", TAKE_OVER: "{{name}} takes over" },
  },
};
