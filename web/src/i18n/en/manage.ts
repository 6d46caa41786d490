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
