export const guest = {
  guest: {
    title: "联系我们", call: "呼叫我们", again: "再次呼叫", ended: "通话已结束，时长 {{length}}",
    hint: { waiting: "点一下就能与我们通话，不用电话，也不收费。", asking: "请允许使用麦克风", blocked: "需要麦克风才能通话", calling: "正在接通…", failed: "没有接通" },
    blockedFix: { insecure: "请用 https:// 开头的地址打开本页。", denied: "请点地址栏左侧的图标，把麦克风改为“允许”，再点呼叫。", missing: "请插好耳机或麦克风，再点呼叫。", busy: "请关闭正在使用麦克风的程序，再点呼叫。", failed: "请重新插拔耳机，再点呼叫。" },
    failed: { "unknown-link": "这个链接已失效", "too-many": "呼叫太频繁", busy: "现在线路繁忙", network: "网络连接失败" },
    failedFix: { "unknown-link": "请从网站重新打开，或拨打我们的电话。", "too-many": "请等一分钟再呼叫。", busy: "请稍后再试。", network: "请检查网络后再试。" },
  },
};
