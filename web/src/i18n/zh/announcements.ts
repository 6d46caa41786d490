export const announcements = {
  announcements: {
    title: "公告", intro: "写给全体坐席的通知：坐席在页面上看到并确认已读，这里能看到谁还没读。", new: "发布公告", none: "还没有公告", noneHint: "例如系统维护、新活动、应答口径；紧急的会显示在每个页面顶部。", heading: "标题", text: "正文",
    urgent: "紧急", urgentHint: "在确认已读之前，一直显示在每个页面顶部。", until: "有效期至", untilHint: "到时自动收起；不填则一直显示，直到撤回。", open: "撤回前一直有效", author: "发布人", since: "发布时间", read: "已读",
    receipts: "已读情况", notRead: "未读", withdrawDetail: "坐席将不再看到它，已读记录一并删除。", confirm: "已阅读", readAt: "已读于", unread: "{{count}} 条未读公告", noneNow: "现在没有公告", noneNowHint: "班长或管理员发布后会出现在这里。",
    step: "阅读公告：{{title}}",
  },
};
