export const softphone = {
  softphone: {
    check: "听说检测", checking: "检测中", checkHint: "对着麦克风说话，应能听到自己的声音。声音经过服务器往返，与真实通话走同一条路。", mine: "我的声音", heard: "返回的声音", good: "听说正常，可以接听电话",
    try: "开始检测", stop: "结束检测", takeOver: "在此页使用", asking: "请允许使用麦克风", askingFix: "浏览器正在地址栏附近询问，请点“允许”。",
    elsewhere: "软电话在另一个标签页里", elsewhereFix: "这里仍可操作通话；声音在那个标签页。", lost: "软电话未连上服务器", lostFix: "正在自动重连；如果持续，请检查网络或防火墙。",
    state: { off: "未启用", elsewhere: "在另一标签页", asking: "等待授权", blocked: "无麦克风", connecting: "正在连接", idle: "可用", ringing: "来电", talking: "通话中", lost: "正在重连" },
    blocked: { insecure: "此地址不能使用麦克风", denied: "麦克风权限被拒绝", missing: "没有找到麦克风", busy: "麦克风被其他程序占用", failed: "麦克风打不开" },
    blockedFix: {
      insecure: "浏览器只在 HTTPS 或 localhost 下开放麦克风。请用 https:// 开头的地址打开，或改用话机。", denied: "请点地址栏左侧的图标，把麦克风改为“允许”，再重试。",
      missing: "请插好耳机或麦克风，再重试；也可以改用 SIP 话机或普通电话。", busy: "请关闭正在使用麦克风的程序（如会议软件），再重试。", failed: "请重新插拔耳机或重启浏览器，再重试。",
    },
    phoneIntro: "把这些填进桌面话机或软电话，来电就在那里响铃。", user: "用户名", domain: "域", server: "服务器", transport: "传输方式", renew: "重新生成密码", make: "生成账号",
    renewAsk: "重新生成密码？", renewDetail: "现在登录的话机会掉线，需填入新密码。", noAccount: "还没有 SIP 账号", noAccountHint: "生成账号后，把用户名和密码填进话机。",
    how: "怎么用", how1: "在话机的账号设置里填入用户名、密码、域和服务器。", how2: "话机显示“已注册”后，在坐席台把接听方式选为“SIP 话机”。", how3: "切换到就绪，来电会在话机上响铃。",
  },
};
