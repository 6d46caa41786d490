import type { admin as zh } from "../zh/admin";

export const admin: typeof zh = {
  agents: {
    intro: "Those who take calls: sign-in name, extension, skills and queues.", new: "New agent", none: "No agents yet", noneHint: "Add one and hand over the password, which is shown once.", name: "Name", extension: "Extension", role: "Role", disabled: "disabled",
    loginHint: "They sign in as name@{{code}}", loginRule: "Small letters, digits, dot, dash, underscore", extensionRule: "2 to 8 digits", skillsHint: "Level 1 to 10; 10 is best.", addSkill: "Add a skill", addQueue: "Add to a queue", level: "Level",
    disable: "Disable", disableHint: "They can't sign in and use no seat.", password: "Password", passwordAsk: "Make a new password for {{name}}?", passwordDetail: "The old one stops working at once.", sipAsk: "Make a SIP password for {{name}}?",
    deleteDetail: "Their calls stay in the records.", skillsIntro: "Queues choose agents by skill.", newSkill: "New skill", noSkills: "No skills yet", noSkillsHint: "For example “English” or “Billing”; leave it empty if everyone does everything.",
    reasonsIntro: "What agents choose when they step away; it shows in states and reports.", newReason: "New reason", noReasons: "No break reasons yet", noReasonsHint: "For example “Lunch”, “Training”, “Meeting”.",
    categoriesIntro: "What calls are about: agents choose one while they wrap up; it goes into records and reports.", newCategory: "New category", noCategories: "No categories yet", noCategoriesHint: "Without any, agents write freely; once there are some, they choose one of them.", categoryHint: "“/” makes groups: “After-sales/Return”.",
    categoryDeleteDetail: "Earlier calls keep it.",
  },
  queues: {
    intro: "Where callers wait, and the rules by which agents get them.", new: "New queue", none: "No queues yet", noneHint: "Make one and add members; flows can then send callers to it.", strategy: "Who is next", strategies: { LONGEST_IDLE: "Longest idle first", IN_ORDER: "In order of priority" },
    ring: "Ring for", maxWait: "Wait at most", maxWaiting: "Callers at most", wrapUp: "Wrap-up", serviceLevel: "Service level within", music: "Music on hold", defaultMusic: "Default music", members: "Members", membersHint: "Priority 1 is offered first.", addMember: "Add a member",
    priority: "Priority", skills: "Skills needed", skillsHint: "An agent must have each of them at this level or higher.", minLevel: "At least", deleteDetail: "Calls stay in the records.",
    overflow: { timeout: "After waiting too long", full: "When it is full", noAgents: "When nobody is signed in" }, outlet: { QUEUE: "To a queue", VOICEMAIL: "To voicemail", HANG_UP: "Hang up" },
  },
  calendars: {
    intro: "When you are open: weekly hours, holidays, exchanged working days.", new: "New calendar", none: "No calendars yet", noneHint: "Make one, then use it in a flow's time condition.", hours: "Opening hours", hoursHint: "Write a span over midnight as two, the first ending at 00:00.", addHours: "Add hours", days: "Days", from: "From", to: "To", date: "Date",
    holidays: "Holidays", holidaysHint: "Closed all day.", addHoliday: "Add a holiday", workdays: "Exchanged working days", workdaysHint: "Weekend days or holidays on which you work.", addWorkday: "Add a working day", timeRule: "Write it like 09:00", comma: ", ",
    day: { MON: "Mon", TUE: "Tue", WED: "Wed", THU: "Thu", FRI: "Fri", SAT: "Sat", SUN: "Sun" },
  },
  prompts: {
    intro: "What callers hear in flows and queues.", new: "Upload a prompt", none: "No prompts of your own yet", noneHint: "The built-in ones work already; upload your own recordings to replace them.", drop: "Click, or drop an audio file here", replace: "A new recording (optional)", formats: "wav or mp3, up to 20 MB", language: "Language", length: "Length", listen: "Listen",
    deleteDetail: "Flows that use it play a built-in prompt instead.", languages: { zh: "Chinese", en: "English" },
  },
  settings: {
    numbersIntro: "Callers to these numbers are received by the flow you choose.", noNumbers: "No numbers yet", noNumbersHint: "The platform's operator adds them; then they appear here.", nameHint: "For example: service line", flow: "Call flow", noFlow: "None: callers can't get through", openFlow: "Open",
    timeZone: "Time zone", timeZoneHint: "Calendars and reports use it.", country: "Country code", countryHint: "Numbers without a country prefix are read as this country's, for example CN.", countryRule: "Two capital letters", callerId: "Number shown on outbound calls", callerIdHint: "One of your own.", noCallerId: "Default",
    prefixes: "Numbers that may be called", prefixesHint: "Only numbers that begin like this can be dialled; empty means none. For example +861, 010.", prefixesRule: "Digits only, + allowed in front", limits: "Limits", seats: "Seats", maxCalls: "Calls at once",
    tokensIntro: "For your own programs. Send it as Authorization: Bearer token.", newToken: "New token", noTokens: "No tokens yet", noTokensHint: "The API is described at /api/openapi.json.", tokenHint: "Say who uses it, for example “CRM sync”.", tokenDelete: "Programs that use it lose access at once.", created: "Made", tokenUse: "As a header: Authorization: Bearer …",
    linksIntro: "Put the address on your site: visitors call you from their browser with one click.", newLink: "New call link", noLinks: "No call links yet", noLinksHint: "Make one and choose the number it leads to.", linkHint: "For example “Website footer”.", linkDelete: "The address stops working at once.", leadsTo: "Leads to", address: "Address", enabled: "Enabled",
    auditIntro: "Who changed what, and when.", noAudit: "Nothing yet", noAuditHint: "Changes and sign-ins are noted here.", who: "Who", what: "What", detail: "Details",
  },
  audit: {
    "agent-added": "Agent added", "agent-changed": "Agent changed", "agent-removed": "Agent deleted", "password-reset": "Password reset", "password-changed": "Password changed", "queue-added": "Queue added", "queue-changed": "Queue changed", "queue-removed": "Queue deleted",
    "skill-added": "Skill added", "skill-changed": "Skill changed", "skill-removed": "Skill deleted", "reason-added": "Break reason added", "reason-changed": "Break reason changed", "reason-removed": "Break reason deleted",
    "calendar-added": "Calendar added", "calendar-changed": "Calendar changed", "calendar-removed": "Calendar deleted", "prompt-added": "Prompt uploaded", "prompt-changed": "Prompt changed", "prompt-removed": "Prompt deleted",
    "flow-added": "Flow added", "flow-changed": "Flow changed", "flow-removed": "Flow deleted", "flow-published": "Flow published", "number-changed": "Number changed", "number-added": "Number added", "number-removed": "Number removed", "settings-changed": "Settings changed",
    "api-token-made": "API token made", "api-token-withdrawn": "API token withdrawn", "web-link-added": "Call link added", "web-link-changed": "Call link changed", "web-link-removed": "Call link deleted", "sip-credentials-renewed": "New SIP password",
    "signed-in": "Signed in", "signed-out": "Signed out", "sign-in-failed": "Sign-in failed", "tenant-opened": "Tenant opened", "tenant-changed": "Tenant changed", "trunk-added": "Trunk added", "trunk-changed": "Trunk changed", "trunk-removed": "Trunk deleted",
  },
  operator: {
    tenantsIntro: "Each tenant is a company; none sees anything of another.", newTenant: "Open a tenant", noTenants: "No tenants yet", noTenantsHint: "One form opens a tenant; it works at once.", company: "Company", code: "Company code", codeHint: "What stands after the @ of sign-in names, for example acme.", codeRule: "2 to 31 small letters, digits and dashes, a letter first",
    seats: "Seats", seatsHint: "Can change at any time.", maxCalls: "Calls at once", numbersHint: "Enter after each one; more can follow later.", adminName: "Administrator's name", open: "Open", opened: "{{name}} is open", openedFix: "Hand these to the company's administrator; the password isn't shown again.", addNumber: "Add a number", anyTrunk: "Any trunk", numberDelete: "Callers to it no longer get through.",
    suspend: "Suspend", suspendAsk: "Suspend {{name}}?", suspendDetail: "Nobody there can sign in or be called; all data stays.", resume: "Resume", state: { ACTIVE: "Active", SUSPENDED: "Suspended" },
    trunksIntro: "The lines to your carriers.", newTrunk: "New trunk", noTrunks: "No trunks yet", noTrunksHint: "Enter the carrier's address or account, and calls can come in.", kind: "Kind", kinds: { ADDRESS: "By address", REGISTRATION: "By registration" }, addresses: "Addresses", addressesHint: "host:port, tried in this order; Enter after each.", passwordKept: "Leave it empty to keep it.",
    format: "Format of dialled numbers", formats: { E164: "+86138… (international)", NATIONAL: "0138… (national)", PLAIN86: "86138…" }, prefix: "Prefix of dialled numbers", prefixHint: "If the carrier asks for one.", inboundPrefix: "Prefix of incoming calls", inboundPrefixHint: "Digits that the carrier puts before the called number; they are taken off.", areaCode: "Area code", areaCodeHint: "If the carrier sends local numbers without one, for example 021.", callerId: "Caller's number goes into", headers: { PAI: "P-Asserted-Identity", FROM: "From" },
    trunkDelete: "Calls through it no longer get through, in or out.", probed: "Last probe", reachable: "Reachable", unreachable: "Not reachable", unknown: "Not probed yet",
    nodesIntro: "The load of each server. Add one at 70%; at 100% new calls are sent elsewhere and those in progress go on.", noNodes: "No node reports", noNodesHint: "A server appears here when it has started.", callsOf: "{{now}} of {{rated}} calls", load: "Load", full: "Full: new calls are refused", grow: "Time to add a node", draining: "Draining",
    legs: "Media legs", database: "Database", up: "up", down: "down", backlog: "Events to be written", since: "Started",
  },
};
