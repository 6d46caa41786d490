export const common = {
  common: {
    anonymous: "匿名", webVisitor: "网页访客", practiceCaller: "练习来电", save: "保存", cancel: "取消", all: "全部", delete: "删除", edit: "编辑", add: "添加", create: "新建", close: "关闭", yes: "确定", copy: "复制", copied: "已复制",
    retry: "重试", loading: "正在加载", more: "加载更多", saved: "已保存", deleteAsk: "删除 {{name}}？", deleted: "已删除", keypad: "拨号键盘", name: "名称", 
    seconds: "秒", actions: "操作", remove: "移除", clear: "清空", required: "请填写此项", on: "开", off: "关",
    shownOnce: "只显示这一次", shownOnceFix: "请现在复制并妥善保存；丢失后只能重新生成。", done: "完成", download: "下载 MP3",
    call: "呼叫", number: "号码", notFound: "这里没有页面", notFoundFix: "地址可能写错了，或者内容已被删除。", home: "回到首页",
    crashed: "这个页面出错了", crashedFix: "通话不受影响。重新加载本页；如果再次出现，请把下面的信息告诉管理员。", reload: "重新加载",
  },
  problem: {
    unexpected: { title: "出现了意外的问题", fix: "请再试一次；如果仍不行，请联系管理员。" },
    offline: { title: "连接不上服务器", fix: "请检查网络后重试；正在进行的通话不会因此中断。" },
    server: { title: "服务器暂时无法处理", fix: "请稍后重试；如果持续出现，请联系管理员。" },
    "not-found": { title: "找不到该内容", fix: "它可能已被删除。请返回列表重新查看。" },
    forbidden: { title: "您没有此项权限", fix: "如果工作需要，请让管理员调整您的角色。" },
    "http-401": { title: "需要重新登录", fix: "请登录后再试一次。" },
    "http-413": { title: "文件太大", fix: "请上传更短或压缩后的文件。" },
    "http-429": { title: "操作太频繁", fix: "请等一分钟再试。" },
  },
  role: { OPERATOR: "平台运营", ADMIN: "管理员", SUPERVISOR: "班长", AGENT: "坐席" },
  nav: {
    main: "主导航", desk: "坐席台", board: "实时监控", wallboard: "大屏", phone: "SIP 话机", customers: "客户", records: "通话记录", reports: "报表", voicemails: "语音留言", missed: "未接来电", setup: "系统", reach: "接入", team: "团队", fold: "收起菜单", unfold: "展开菜单",
    numbers: "号码", flows: "呼入流程", prompts: "语音文件", queues: "队列", agents: "坐席", skills: "技能", reasons: "小休原因", categories: "业务分类", announcements: "公告", calendars: "工作日历", settings: "设置",
    tokens: "API 令牌", webLinks: "网页呼叫", audit: "操作日志", tenants: "租户", trunks: "中继", nodes: "节点", account: "修改密码", signOut: "退出登录",
    theme: "外观", themeSystem: "跟随系统", themeLight: "浅色", themeDark: "深色", menu: "菜单", skip: "跳到正文", profile: "个人菜单", work: "工作",
  },
};
