import type { announcements as zh } from "../zh/announcements";

export const announcements: typeof zh = {
  announcements: {
    title: "Announcements", intro: "For everybody who takes calls: they see it on their pages and confirm it; here you see who hasn't.", new: "New announcement", none: "No announcements yet", noneHint: "Maintenance, a campaign, what to answer; urgent ones stand on top of every page.", heading: "Title", text: "Text",
    urgent: "Urgent", urgentHint: "Stands on top of every page until it is confirmed.", until: "Until", untilHint: "It disappears by itself then; without a date it stays until you withdraw it.", open: "until withdrawn", author: "From", since: "Since", read: "Read",
    receipts: "Who has read it", notRead: "not yet", withdrawDetail: "Nobody sees it any more, and the receipts go with it.", confirm: "I have read it", readAt: "Read", unread: "{{count}} unread announcements", noneNow: "Nothing is announced now", noneNowHint: "What supervisors and administrators announce appears here.",
    step: "Read: {{title}}",
  },
};
