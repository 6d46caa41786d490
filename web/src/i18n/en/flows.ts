import type { flows as zh } from "../zh/flows";

export const flows: typeof zh = {
  flows: {
    intro: "How callers are received: what they hear, what they press, where they go.", new: "New flow", none: "No flows yet", noneHint: "Make one, publish it, then choose it under Numbers.", published: "In use", draftOnly: "Draft only", version: "Version {{version}}", problems: "To be solved", deleteDetail: "Numbers that use it need another flow first.",
    fine: "The flow is complete and can be published", steps: "Steps", addStep: "Add a step", unreached: "Steps that no caller reaches", start: "Start", makeStart: "Make it the start", name: "Name of the flow", publish: "Publish", publishHint: "New callers get this version at once; calls in progress go on as they are.", publishedNow: "Published", note: "Note", noteHint: "What changed, and why",
    versions: "Versions", neverPublished: "Never published", neverPublishedHint: "Once published, you can go back to an older version at any time.", inUse: "in use", rollBack: "Use this one", rollBackAsk: "Go back to version {{version}}?", rollBackDetail: "New callers get it at once; the draft stays.", rolledBack: "Back in use",
    saveState: { saved: "Draft saved", changed: "Changed…", saving: "Saving…", failed: "Draft not saved" },
    kind: { play: "Play", menu: "Menu", collect: "Collect digits", time: "Time condition", queue: "Queue", voicemail: "Voicemail", transfer: "Transfer out", hangup: "Hang up" },
    language: "Language of built-in prompts", openExit: { end: "Goodbye, then hang up", menu: "As for a wrong key; without either, the first queue" }, exits: "What comes next", exit: { next: { usual: "Then", transfer: "If it fails", queue: "If nobody answers" }, noInput: { usual: "No key" }, invalid: { usual: "Wrong key" }, open: { usual: "Open" }, closed: { usual: "Closed" } },
    pressed: "Key {{key}}", addKey: "Add key {{key}}", noExit: "Nowhere yet", choose: "Choose", prompts: "Prompts", promptsHint: "Played in the order chosen.", ownPrompts: "Your own", builtinPrompts: "Built in", timeout: "Wait for a key", tries: "Tries", variable: "Keep as", variableHint: "The digits are kept under this name and shown to the agent.", maxDigits: "Digits at most", terminator: "Ends with",
    calendar: "Calendar", queue: "Queue", priority: "Priority", box: "Message for queue", number: "Telephone number", numberHint: "It must be among the numbers that may be called.",
    builtin: {
      "recording-notice": "Recording notice", welcome: "Welcome", "main-menu": "Main menu", "please-wait": "Please wait", "all-agents-busy": "All agents are busy", closed: "Closed", "leave-message": "Leave a message", "message-saved": "Message saved", "invalid-key": "Invalid key",
      "no-input": "No key heard", "transfer-failed": "Transfer failed", "sorry-error": "Sorry, an error", goodbye: "Goodbye",
    },
    picture: "Picture", way: "Next step", deadEnd: "Leads nowhere", zoom: { all: "Zoom", in: "Zoom in", out: "Zoom out", fit: "Show all" },
    change: {
      show: "What changed", since: "Compared with version {{version}}, in use now", none: "Nothing: callers are received as before.", more: "and {{count}} more.", added: "New step “{{name}}”", removed: "Step “{{name}}” is gone", renamed: "“{{before}}” is now called “{{name}}”", kind: "“{{name}}” is another kind of step", setting: "“{{name}}” does something else",
      way: "“{{name}}”, {{exit}}: led to “{{before}}”, now to “{{after}}”", wayNew: "“{{name}}”, {{exit}}: leads to “{{after}}” now", wayGone: "“{{name}}”, {{exit}}: no longer leads to “{{before}}”", start: "Calls begin with “{{name}}”", language: "Built-in prompts speak another language",
    },
    problem: {
      "no-start": "There is no start", "start-missing": "The start isn't there any more", "too-many-nodes": "Too many steps ({{detail}}): split the flow in two", "id-twice": "Two steps have the same id", "exit-open": "“{{field}}” leads nowhere", "target-missing": "“{{field}}” leads to a step that isn't there any more",
      "menu-without-exits": "The menu has no keys", "key-invalid": "This key doesn't exist: {{detail}}", "value-out-of-bounds": "{{field}} is out of bounds ({{detail}})", "prompt-missing": "The prompt isn't there any more: {{detail}}", "prompts-missing": "No prompt is chosen", "queue-missing": "No queue is chosen",
      "calendar-missing": "No calendar is chosen", "number-invalid": "The telephone number is wrong", "loop-without-input": "A circle that callers can't leave", unreachable: "No caller gets to this step",
    },
  },
};
