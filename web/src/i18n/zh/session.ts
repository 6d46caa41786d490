export const session = {
  session: {
    signIn: "登录", login: "登录名", loginHint: "形如 姓名@企业代码，例如 1001@demo", password: "密码", welcome: "登录 Trunkline", tagline: "云呼叫中心",
    again: "登录已过期", againHint: "请重新输入密码。您填写的内容都还在，登录后会继续刚才的操作。", otherUser: "换一个账号登录",
    wrong: "登录名或密码不对", wrongFix: "请检查大小写和 @ 后面的企业代码；忘记密码请联系管理员。",
    locked: "尝试次数过多，账号暂时锁定", lockedFix: "请等待几分钟再试，或请管理员重置密码。",
    suspended: "企业账号已停用", suspendedFix: "请联系平台运营方恢复服务。",
    changePassword: "修改密码", old: "当前密码", new: "新密码", repeat: "再输入一次新密码", newHint: "至少 10 个字符；一句容易记住的话就很好。",
    different: "两次输入的新密码不一致", short: "至少 10 个字符", changed: "密码已修改，下次登录请用新密码", changeIntro: "修改后，其他设备上的登录会失效。",
  },
};
