import type { guest as zh } from "../zh/guest";

export const guest: typeof zh = {
  guest: {
    title: "Contact us", call: "Call us", again: "Call again", ended: "The call has ended after {{length}}",
    hint: { waiting: "One click and you talk to us: no telephone needed, free of charge.", asking: "Please allow the microphone", blocked: "A call needs a microphone", calling: "Connecting…", failed: "The call didn't get through" },
    blockedFix: { insecure: "Open this page at its https:// address.", denied: "Click the icon left of the address, set the microphone to Allow, then call again.", missing: "Plug in a headset or microphone, then call again.", busy: "Close the program that uses the microphone, then call again.", failed: "Plug the headset in again, then call again." },
    failed: { "unknown-link": "This link no longer works", "too-many": "Too many calls", busy: "All lines are busy", network: "No connection" },
    failedFix: { "unknown-link": "Open it anew from the website, or telephone us.", "too-many": "Wait a minute, then call again.", busy: "Please try again in a while.", network: "Check your network, then try again." },
  },
};
