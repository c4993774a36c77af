/**
 * Stock wording of project papers: what nearly every project of government informatization says, and what therefore
 * tells nothing about what this one does. Kept short and general on purpose; the weights by rarity (see ./rarity) do
 * the rest.
 */

/** Words of titles that name the kind of paper or the kind of thing. */
const titleWords = [
  '采购项目|建设项目|改造项目|升级改造|改造提升|招标公告|中标公告|成交公告|结果公告|采购公告|采购意向|更正公告|竞争性磋商|竞争性谈判',
  '公开招标|单一来源|询价|磋商|谈判|招标|中标|成交|公告|公示|结果|项目|工程|课题|采购|购置|建设|新建|扩建|续建|拟建|改造|升级',
  '优化|完善|提升|申报|申请|方案|设计|开发|实施|运维|服务|平台|系统|子系统|信息化|信息系统|数字化|智能化|智慧|综合|管理|应用',
  '第[一二三四五六七八九十\\d]+[次期批标包]+|[一二三四五\\d]期|(?:19|20)\\d{2}年?度?|\\d+\\.\\d+|v\\d+|的|及|与|和',
];

/** Modules that come with every system and are nobody's reason to build one. */
const functionNames = [
  '用户管理|用户中心|权限管理|角色管理|用户权限管理|组织机构管理|机构管理|账号管理|系统管理|系统设置|系统配置|系统维护|参数配置|基础数据维护',
  '字典管理|数据字典|菜单管理|日志管理|日志审计|操作日志|安全审计|登录认证|统一登录|单点登录|身份认证|统一身份认证|数据备份|备份恢复',
  '数据接口|接口管理|系统对接|系统集成|数据对接|消息通知|消息推送|通知公告|移动端|移动端应用|手机端|门户网站|统一门户|帮助中心|运维管理',
  '培训服务|技术支持',
];

/**
 * Signs of a sentence about procurement, security, hosting or policy in general: such sentences are left out of the
 * comparison.
 */
const sentenceSigns = [
  '等级保护|等保[二三]级|商用密码|密码应用|密评|国产化|信创|自主可控|政务云|服务器|机房|存储设备|终端设备|软硬件|中间件|数据库',
  '运维期|质保|免费维护|免费运维|培训|验收|绩效评价|后评价|建设周期|建设期|工期|分期实施',
  '贯彻落实|文件精神|决策部署|工作部署|工作安排|工作要求|总体规划|建设计划|信息化规划|五年规划|十四五|十五五|数字政府|数字化改革',
  '信息孤岛|数据孤岛|手工台账|纸质台账|人工台账|难以满足|不能满足|难以为继|老化|人手有限|调研|做法',
  '标准规范|技术规范|数据资源目录|共享交换平台|数据共享|统一身份认证|统一门户|一网通办|上级平台|招标文件|投标|采购需求',
];

/** Turns of phrase between the words that matter. */
const phrases =
  '(?:主要|项目)?建设内容(?:主要)?(?:包括|包含|为|有)?|本(?:项目|系统|平台)|该(?:项目|系统|平台)|(?:拟|计划)(?:建设|新建)|等(?:主要|核心)?(?:功能|模块|子系统)+';

/** Matches every stock word of a title. */
export const stockTitle = new RegExp(titleWords.join('|'), 'g');

/** Matches a function's name that is nothing but a stock module. */
export const stockFunction = new RegExp(`^(?:${functionNames.join('|')})(?:模块|功能|子系统)?$`);

/** Matches somewhere in a stock sentence. */
export const stockSentence = new RegExp(sentenceSigns.join('|'));

/** Matches every stock phrase of running text. */
export const stockPhrase = new RegExp(phrases, 'g');
