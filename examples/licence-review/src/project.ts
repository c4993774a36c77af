/** What the app is, in the words that the review compares with other projects before money is spent. */
export const project = {
  title: '人力资源服务许可智能审批应用',
  domain: '人力资源和社会保障',
  functions: ['许可申请受理', '专职人员参保自动核验', '许可证核发', '许可证查询'],
  positioning: '企业少交材料, 许可当天办结',
  description:
    '受理人力资源服务许可申请, 向社会保险数据自动核验专职人员是否由本机构参保, 合格的当场核发许可证, 并公开许可结果。',
  budgetWan: 60,
};
