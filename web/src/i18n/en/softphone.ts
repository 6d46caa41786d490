import type { softphone as zh } from "../zh/softphone";

export const softphone: typeof zh = {
  softphone: {
    check: "Sound check", checking: "checking", checkHint: "Speak: you should hear yourself. Your voice goes to the server and back, the same way as in a real call.", mine: "Your voice", heard: "What comes back", good: "Sound works both ways: you can take calls",
    try: "Start the check", stop: "End the check", takeOver: "Use it here", asking: "Please allow the microphone", askingFix: "The browser asks near the address bar: choose Allow.",
    elsewhere: "The softphone is in another tab", elsewhereFix: "You can control calls here; the sound is over there.", lost: "The softphone isn't connected", lostFix: "It reconnects by itself; if this lasts, check the network or firewall.",
    state: { off: "off", elsewhere: "in another tab", asking: "waiting for permission", blocked: "no microphone", connecting: "connecting", idle: "available", ringing: "ringing", talking: "talking", lost: "reconnecting" },
    blocked: { insecure: "The microphone can't be used at this address", denied: "The microphone was refused", missing: "No microphone was found", busy: "Another program is using the microphone", failed: "The microphone couldn't be opened" },
    blockedFix: {
      insecure: "Browsers allow it only over HTTPS or on localhost. Open the https:// address, or use a phone.", denied: "Click the icon left of the address, set the microphone to Allow, then try again.",
      missing: "Plug in a headset or microphone and try again; or use a SIP phone or a telephone.", busy: "Close the program that uses it (a meeting, for example), then try again.", failed: "Plug the headset in again or restart the browser, then try again.",
    },
    phoneIntro: "Enter these in a desk phone or soft phone, and your calls ring there.", user: "User name", domain: "Domain", server: "Server", transport: "Transports", renew: "New password", make: "Make an account",
    renewAsk: "Make a new password?", renewDetail: "The phone that is signed in now goes offline until it has the new one.", noAccount: "No SIP account yet", noAccountHint: "Make one, then enter its name and password in your phone.",
    how: "How to use it", how1: "Enter user name, password, domain and server in the phone's account settings.", how2: "When the phone says it is registered, choose “SIP phone” as your station on the desk.", how3: "Go ready: calls ring on the phone.",
  },
};
