import type { common as zh } from "../zh/common";

export const common: typeof zh = {
  common: {
    webVisitor: "Web visitor", practiceCaller: "Practice caller", anonymous: "Anonymous", save: "Save", cancel: "Cancel", all: "All", delete: "Delete", edit: "Edit", add: "Add", create: "New", close: "Close", yes: "OK", copy: "Copy", copied: "Copied",
    retry: "Try again", loading: "Loading", more: "Load more", saved: "Saved", deleteAsk: "Delete {{name}}?", deleted: "Deleted", keypad: "Keypad", name: "Name", 
    seconds: "seconds", actions: "Actions", remove: "Remove", clear: "Clear", required: "Please fill this in", on: "On", off: "Off",
    shownOnce: "Shown only once", shownOnceFix: "Copy it now and keep it safe; a lost one can only be made anew.", done: "Done", download: "Download MP3",
    call: "Call", number: "Number", notFound: "There is no page here", notFoundFix: "The address may be mistyped, or the content was deleted.", home: "Go to the start",
    crashed: "This page failed", crashedFix: "Calls aren't affected. Reload the page; if it happens again, tell your administrator what stands below.", reload: "Reload",
  },
  problem: {
    unexpected: { title: "Something unexpected happened", fix: "Try again; if it persists, tell your administrator." },
    offline: { title: "The server can't be reached", fix: "Check the network and try again; a call in progress goes on." },
    server: { title: "The server can't do this right now", fix: "Try again in a moment; if it persists, tell your administrator." },
    "not-found": { title: "This can't be found", fix: "It may have been deleted. Go back to the list and look again." },
    forbidden: { title: "You don't have the right to do this", fix: "If your work needs it, ask an administrator to change your role." },
    "http-401": { title: "Sign in again", fix: "Sign in, then try once more." },
    "http-413": { title: "The file is too large", fix: "Upload a shorter or compressed file." },
    "http-429": { title: "Too many attempts", fix: "Wait a minute, then try again." },
  },
  role: { OPERATOR: "Operator", ADMIN: "Administrator", SUPERVISOR: "Supervisor", AGENT: "Agent" },
  nav: {
    main: "Main navigation", desk: "Desk", board: "Live board", wallboard: "Wallboard", phone: "SIP phone", customers: "Customers", records: "Calls", reports: "Reports", voicemails: "Voicemail", missed: "Missed calls", setup: "System", reach: "Callers reach", team: "Team", fold: "Fold the menu", unfold: "Unfold the menu",
    numbers: "Numbers", flows: "Call flows", prompts: "Prompts", queues: "Queues", agents: "Agents", skills: "Skills", categories: "Call categories", announcements: "Announcements", reasons: "Break reasons", calendars: "Calendars", settings: "Settings",
    tokens: "API tokens", webLinks: "Web calls", audit: "Audit log", tenants: "Tenants", trunks: "Trunks", nodes: "Nodes", account: "Change password", signOut: "Sign out",
    theme: "Appearance", themeSystem: "As the system", themeLight: "Light", themeDark: "Dark", menu: "Menu", skip: "Skip to content", profile: "Your menu", work: "Work",
  },
};
