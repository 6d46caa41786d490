export const customers = {
  customers: {
    intro: "来电时按号码自动匹配，资料随电话弹出。", new: "新建客户", one: "客户", search: "姓名、公司或号码", none: "还没有客户", noneHint: "新建一位，或在来电时一键保存。",
    nothing: "没有匹配的客户", nothingHint: "换个词再试，或新建一位。", numbers: "电话号码", addNumber: "添加号码", company: "公司", level: "级别", notes: "备注", fields: "自定义字段", fieldName: "字段名",
    fieldValue: "内容", addField: "添加字段", calls: "通话记录", noCalls: "还没有与这位客户的通话", deleteAsk: "删除这位客户？", deleteDetail: "通话记录和录音会保留。",
  },
};
