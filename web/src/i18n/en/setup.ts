import type { setup as zh } from "../zh/setup";

export const setup: typeof zh = {
  setup: {
    intro: "From a number to a ringing phone. Each step is checked against what is really there and ticks itself off.", progress: "{{done}} of {{of}} done", isDone: "(done)", isOpen: "(to do)",
    step: { NUMBER: "A number", FLOW: "A call flow for it", AGENTS: "Callers reach agents", STATION: "A phone that waits for calls", TEST_CALL: "A test call" },
    done: {
      NUMBER: "Customers who dial it come to you.", FLOW: "Every number has a published flow.", AGENTS: "Every queue that flows lead to has agents.", STATION: "At least one agent is ready and can be rung.", TEST_CALL: "A call came in and was answered: all of it works.",
    },
    missing: {
      NO_NUMBER: "The platform's operator adds numbers. Ask them; it then appears under Numbers.", NUMBER_WITHOUT_FLOW: "Callers to these numbers can't get through, since no flow is chosen for them:", NO_QUEUE: "The flow in use leads callers to no queue. Add a step “Queue” to it and publish.",
      QUEUE_WITHOUT_AGENTS: "Flows lead callers to these queues, but nobody serves them:", NO_STATION: "None of these agents has a phone that can ring. One of them opens the desk and chooses how to take calls:", NOBODY_READY: "A phone is connected, but nobody is ready. One of them chooses “Ready” on the desk:",
      NO_CALL: "Dial the number with your own phone, or call from the browser; whoever is ready hears the ring.", NO_ANSWER: "Calls came in, but nobody answered one. Make sure that somebody is ready, then call again.", RECORDS_AWAY: "The database can't be reached, so past calls can't be seen; this looks again by itself.",
    },
    go: {
      NO_NUMBER: "See numbers", NUMBER_WITHOUT_FLOW: "Choose a flow", NO_QUEUE: "Edit the flow", QUEUE_WITHOUT_AGENTS: "Add agents", NO_STATION: "Open the desk", NOBODY_READY: "Open the desk", NO_CALL: "Open the desk", NO_ANSWER: "Open the desk", RECORDS_AWAY: "See calls",
    },
    dial: "Dial", callFromPage: "Call from this browser", makeLink: "Make a call link to try it from a browser", ringing: "It rings at {{names}} now", ringingFix: "Answer it, and this step is done.", talking: "{{names}} is talking",
    ready: "All done: customers can call you", readyFix: "Should a step come undone later, this page says so.", further: "What next", furtherPrompts: "Record your own greeting", furtherFlow: "Shape the call flow", furtherAgents: "Add agents in bulk", furtherCalendar: "Check the calendar",
  },
  nav: { checklist: "Checklist", alarms: "Alarms" },
};
