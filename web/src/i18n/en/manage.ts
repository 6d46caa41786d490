import type { manage as zh } from "../zh/manage";

export const manage: typeof zh = {
  imports: {
    open: "Add in bulk", title: "Add agents from a sheet", step1: "1. Fill in the template", step1Hint: "Titles in the first row, one agent in each row, up to 2,000. Write queues and skills as name:number, several with semicolons; the number may be left out.", template: "{{format}} template", step2: "2. Upload the sheet", drop: "Click, or drop a sheet here", formats: "xlsx or csv, up to 4 MB; the first worksheet is read",
    checking: "Checking…", step3: "3. Check, then add", fine: "{{count}} agents, nothing wrong", bad: "{{count}} cells to be mended: correct the sheet and upload it again; nobody was added", sheet: "The sheet", take: "Add {{count}} agents", taking: "Adding; 2,000 take about a minute", again: "Another file",
    made: "{{count}} agents added", madeFix: "The passwords are shown this once: download them now and hand them over. To take the whole lot back, go to the audit log.", download: "Download names and passwords", row: "Row", columnTitle: "Column", what: "What to do", more: "and {{count}} more rows",
    column: { NAME: "Name", LOGIN: "Sign-in name", EXTENSION: "Extension", ROLE: "Role", QUEUES: "Queues", SKILLS: "Skills" },
    problem: {
      empty: "This can't stay empty", "too-long": "Too long or too many: at most {{detail}}", form: { LOGIN: "“{{detail}}” can't be a sign-in name: use small letters, digits, dot, dash, underscore", EXTENSION: "“{{detail}}” can't be an extension: use 2 to 8 digits" }, taken: "“{{detail}}” is somebody's already: choose another", twice: "The same as in row {{detail}}: choose another",
      "role-unknown": "There is no role “{{detail}}”: write Agent, Supervisor or Administrator, or leave it empty", unknown: { QUEUES: "There is no queue “{{detail}}”: make it first, or write the name of one", SKILLS: "There is no skill “{{detail}}”: make it first, or write the name of one" }, number: { QUEUES: "The priority of “{{detail}}” must be 1 to 100", SKILLS: "The level of “{{detail}}” must be 1 to 10" },
      "column-unknown": "The column “{{detail}}” isn't known: take it out, or use a title of the template", "column-missing": "This column is missing: add it as in the template", "no-rows": "There are no agents in it: begin in the second row", "too-many-rows": "{{detail}} rows, but 2,000 at most: split the file", unreadable: "The file can't be read: save it as xlsx or csv and upload it again", "no-seat": "Not enough seats (needed / left: {{detail}}): disable somebody, or ask the operator for more",
    },
  },
  matrix: {
    title: "Skills matrix", intro: "Each cell is an agent's level in a skill, 1 to 10; empty means none. Arrow keys move, digits fill in, Delete clears.", open: "Matrix", list: "Skill names", filter: "Filter by name", agent: "Agent", changes: "{{count}} changes not saved", discard: "Discard", rule: "A level is 1 to 10", noAgents: "No agent of that name", noSkills: "No skills yet", noSkillsHint: "Make skills first, then fill in levels here.", cell: "{{agent}}, {{skill}}", more: "Show more agents",
  },
  history: {
    more: "and {{count}} more", undo: "Undo", undoAsk: "Undo this change?", undoDetail: "Only what this entry changed is put back. Where somebody changed the same since, it is refused and says who.", undoImport: "All agents of this sheet are disabled.", undoneNow: "Undone", undid: "Undid “{{action}}”", none: "none", yes: "yes", no: "no", people: "{{count}} agents",
    field: {
      name: "Name", strategy: "Who is next", ring_seconds: "Ring for (s)", max_wait_seconds: "Wait at most (s)", max_waiting: "Callers at most", wrap_up_seconds: "Wrap-up (s)", service_level_seconds: "Service level within (s)", music_prompt_id: "Music on hold", on_timeout: "After waiting too long", on_timeout_queue_id: "Queue after waiting too long", on_full: "When it is full", on_full_queue_id: "Queue when it is full",
      on_no_agents: "When nobody is signed in", on_no_agents_queue_id: "Queue when nobody is signed in", skills: "Skills", members: "Members", queues: "Queues", levels: "Skill levels", needs: "Asked for by queues", login: "Sign-in name", role: "Role", disabled: "Disabled", extension: "Extension", number: "Number", flow_id: "Call flow", trunk_id: "Trunk", time_zone: "Time zone", country_code: "Country code", allowed_prefixes: "Numbers that may be called", outbound_caller_id: "Number shown on outbound calls", rules: "Opening hours", hours: "Opening hours", holidays: "Holidays", workdays: "Exchanged working days",
    },
  },
  alarms: {
    intro: "What needs somebody now, and what was over lately. Each comes with what to do.", none: "All is well", noneHint: "Looked at every 10 seconds: load, trunks, database, disk, recordings, certificate, clock.", standing: "Standing alarms: {{count}}", look: "Look", since: "Since", cleared: "Over at", severity: { CRITICAL: "Critical", WARNING: "Warning" }, state: { stands: "Stands", over: "Over" }, book: "Run-book",
    part: { symptom: "What one sees", cause: "Probably", interim: "First help", solution: "For good" },
    kind: {
      NODE_BUSY: { title: "Node at {{percent}}%: time to grow", symptom: "{{calls}} calls at once of {{rated}} rated, above 70%. All calls are fine.", cause: "More business, or one tenant has many callers suddenly.", interim: "Nothing is urgent; see under Tenants who has most calls now, and lower that limit if need be.", solution: "Add a node within two weeks, or take a larger machine and measure its rated calls anew with bench/run (rated-calls)." },
      NODE_FULL: { title: "Node full: new calls are refused", symptom: "{{calls}} calls at once, {{rated}} rated; new ones get a 503, those in progress aren't touched.", cause: "A flood of callers, or another node is down and its calls come here.", interim: "Have the carrier send calls to other nodes; lower the limit of the tenant with most calls for now.", solution: "Add a node; if the machine has room, measure with bench/run and raise rated-calls." },
      TRUNK_DOWN: { title: "Trunk not reachable", symptom: "Probes aren't answered, or the registration fails: {{detail}}. Calls through it fail, in and out.", cause: "Trouble at the carrier or on the line, a firewall was changed, the password was changed.", interim: "Lead numbers over a spare trunk or address if there is one; report it to the carrier with the answer above.", solution: "Check address, port and firewall from this machine (ping, a capture), or user name and password; it becomes reachable by itself." },
      TRUNK_BUSY: { title: "Trunk at {{percent}}%", symptom: "{{calls}} of {{rated}} lines in use. When all are, callers on this trunk hear busy.", cause: "A peak of calls, in or out.", interim: "Pause bulk calling; move some numbers to other trunks.", solution: "Order more lines from the carrier, then raise the limit under Trunks." },
      DATABASE_AWAY: { title: "The database can't be reached", symptom: "Calls, agents and recordings go on; records can't be searched, settings can't be changed. {{waiting}} events wait on this node.", cause: "PostgreSQL is down, a disk is full, the network or the password changed.", interim: "Don't restart this program. See whether PostgreSQL runs and its disk has room, and start it. What waits is written afterwards, once.", solution: "Find the cause in PostgreSQL's log. Our own one comes up again after a kill; one that was stopped in order must be started by somebody." },
      JOURNAL_WAITING: { title: "{{waiting}} events wait for the database", symptom: "Records and reports lag behind; calls aren't touched.", cause: "The database is slow or away: a slow or full disk, a long transaction.", interim: "See whether it can be reached; end queries that run for very long. Never delete the journal directory.", solution: "Give the database a faster disk or more memory; the backlog then goes by itself." },
      DISK_LOW: { title: "{{percent}}% of the disk left", symptom: "{{gigabytes}} GB free. Below 3% recordings may not find room.", cause: "Many recordings, many logs, or another program.", interim: "Move the oldest recordings to another store; clean the system's logs.", solution: "Enlarge the disk, or keep recordings for a shorter time." },
      DISK_FULL: { title: "The disk is almost full", symptom: "{{percent}}% left ({{gigabytes}} GB). Recordings may break off, the database may stop writing.", cause: "“Disk low” wasn't dealt with in time, or a program wrote much at once.", interim: "Make room now: move the oldest recordings, delete temporary files. Don't touch the directories pg and journal.", solution: "Enlarge the disk, and give the data directory a partition of its own." },
      RECORDINGS_PENDING: { title: "{{waiting}} recordings without an MP3", symptom: "They are kept whole and can be played here; downloads of MP3 have to wait.", cause: "The processors are busy, or one couldn't be made (recording.mp3-failed in the log).", interim: "It catches up after the peak by itself; don't delete recordings/pending.", solution: "If it stays so, the machine is too small; single failures are tried again at the next start." },
      CERTIFICATE_ENDS: { title: "The HTTPS certificate ends in {{days}} days", symptom: "After that browsers stop people from opening the pages, and agents have no microphone.", cause: "It isn't renewed automatically.", interim: "Renew it now, replace the files that tls-certificate and tls-key name, and restart.", solution: "Set up automatic renewal; one of our own making is made anew by a restart." },
      CLOCK_DRIFT: { title: "Clocks differ by {{seconds}} s", symptom: "This machine's time and the database's differ, so timelines and reports are shifted.", cause: "NTP doesn't run, or a virtual machine was paused.", interim: "Run timedatectl on both machines and switch NTP on.", solution: "Give all machines the same NTP servers, and watch them." },
    },
  },
  operate: {
    used: "{{used}} / {{of}}", callsNow: "Calls now / limit", failing: "Unanswered", sinceReach: "since", disk: "Disk free", certificate: "Certificate ends", recordings: "Recordings without MP3", memory: "Memory", cpu: "System load per core", unknown: "not known", noHttps: "no HTTPS", gigabytes: "{{free}} GB of {{total}} GB ({{percent}}%)",
  },
  studio: {
    record: "Record by microphone", stop: "Stop", again: "Record again", recording: "Recording", use: "This recording will be saved", noMicrophone: "The microphone can't be used: allow it in the browser's address bar, or upload a file.", insecure: "Browsers allow the microphone on https and on this machine only: open the page by https, or upload a file.", tooLong: "Ten minutes at most", or: "or", play: "Play", pause: "Pause", wave: "Waveform of {{name}}, {{length}} long",
  },
  year: {
    title: "{{year}}", previous: "Previous year", next: "Next year", kind: { OPEN: "Open", CLOSED: "Closed", HOLIDAY: "Holiday", EXCHANGED: "Exchanged working day" }, days: "{{open}} days open, {{holidays}} holidays, {{exchanged}} exchanged working days", show: "Year", missing: "No holidays are filled in for this year yet; add them when they are announced.",
  },
  problem: {
    "undo-newer": { title: "Somebody changed the same since: {{detail}}", fix: "Undo the newer change first, or change it by hand." },
    "undo-overtaken": { title: "The same changed since", fix: "Look at it as it is now, and change it by hand if need be." },
    "undo-impossible": { title: "This can't be undone", fix: "Make it anew, or change it back by hand." },
    "undo-refers-to-missing": { title: "What it refers to isn't there any more", fix: "Undo the removal of that first." },
    "changed-meanwhile": { title: "Somebody just changed one of these levels", fix: "Reload, then fill it in again." },
    "sheet-has-problems": { title: "Something in the sheet is wrong; nobody was added", fix: "Mend the cells that are named, then upload it again." },
    "sheet-too-large": { title: "The sheet is too large", fix: "At most 4 MB; take out pictures and other worksheets." },
  },
  audit: {
    "agents-imported": "Agents added from a sheet", undone: "Undone", "skill-levels-changed": "Skills matrix changed", "sip-credentials-made": "SIP password made", "flow-created": "Flow added", "flow-deleted": "Flow deleted",
  },
};
