import type { manage as zh } from "../zh/manage";

export const manage: typeof zh = {
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
