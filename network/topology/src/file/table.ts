import { errorTable } from '@oneplusn/errors';

/** Every problem a topology file can have. Codes `TOPOLOGY-1xx` are stable for ever. */
export const topologyErrors = errorTable('TOPOLOGY', {
  unreadable: {
    number: 101,
    message: { zh: '无法读取文件：{reason}', en: 'the file cannot be read: {reason}' },
    remedy: { zh: '请检查路径和读取权限', en: 'check the path and the permission to read it' },
  },
  notYaml: {
    number: 102,
    message: { zh: '不是有效的 YAML：{reason}', en: 'not valid YAML: {reason}' },
    remedy: { zh: '请修正此处的缩进、引号或括号', en: 'correct the indentation, quotes or brackets here' },
  },
  duplicateKey: {
    number: 103,
    message: { zh: '同一字段写了两次', en: 'the field is written twice' },
    remedy: { zh: '请删除其中一个', en: 'remove one of the two' },
  },
  unknownField: {
    number: 104,
    message: { zh: '没有这个字段', en: 'there is no such field' },
    remedy: { zh: '{near}可用字段：{known}', en: '{near}fields known here: {known}' },
  },
  missingField: {
    number: 105,
    message: { zh: '缺少必填字段', en: 'a required field is missing' },
    remedy: { zh: '请在此处补上', en: 'add it here' },
  },
  wrongType: {
    number: 106,
    message: { zh: '应为{expected}，实为{received}', en: 'must be {expected}, is {received}' },
    remedy: {
      zh: '请改为所要求的类型；数字形式的文本须加引号',
      en: 'write the type asked for; put text that looks like a number in quotes',
    },
  },
  wrongValue: {
    number: 107,
    message: { zh: '取值无效：{rule}', en: 'not a valid value: {rule}' },
    remedy: { zh: '请按要求修改', en: 'change it accordingly' },
  },
  duplicateMsp: {
    number: 108,
    message: {
      zh: '机构标识 "{msp}" 重复（不区分大小写）',
      en: 'the MSP id "{msp}" is taken (letter case does not count)',
    },
    remedy: { zh: '请为每个机构使用不同的 MSP 标识', en: 'give each authority an MSP id of its own' },
  },
  duplicateActor: {
    number: 109,
    message: { zh: '人员标识 "{id}" 在该机构内重复', en: 'the actor "{id}" exists in this authority' },
    remedy: { zh: '请使用不同的标识', en: 'choose another id' },
  },
  duplicateDepartment: {
    number: 110,
    message: { zh: '部门 "{path}" 在该机构内重复', en: 'the department "{path}" exists in this authority' },
    remedy: { zh: '请删除或更名', en: 'remove or rename one of the two' },
  },
  unknownDepartment: {
    number: 111,
    message: { zh: '该机构没有部门 "{path}"', en: 'the authority has no department "{path}"' },
    remedy: { zh: '请先登记该部门；已有部门：{known}', en: 'add it to its departments, which are: {known}' },
  },
  unknownCommittee: {
    number: 112,
    message: { zh: '委员会 "{msp}" 不在机构列表中', en: 'the committee "{msp}" is not among the authorities' },
    remedy: { zh: '请填写其中一个机构的 MSP 标识', en: 'name the MSP id of one of them' },
  },
  committeeKind: {
    number: 113,
    message: {
      zh: '"{msp}" 的类别与 committee: {committee} 不符',
      en: 'the kind of "{msp}" does not fit committee: {committee}',
    },
    remedy: {
      zh: '只有作为委员会的机构，类别才是 committee',
      en: 'kind: committee is for the governing authority, and for no other',
    },
  },
  division: {
    number: 114,
    message: {
      zh: '省级机构须有省级行政区划代码：{given}',
      en: 'a province needs a division code of its own: {given}',
    },
    remedy: {
      zh: '请填写 GB/T 2260 的省级代码并加引号，例如 "440000"',
      en: 'write the provincial GB/T 2260 code in quotes, such as "440000"',
    },
  },
  raftOrderers: {
    number: 115,
    message: {
      zh: 'Raft 不应使用偶数个（{count}）排序节点',
      en: 'Raft gains nothing from an even number of orderers ({count})',
    },
    remedy: { zh: '请使用 1、3、5 等奇数', en: 'choose an odd number: 1, 3, 5' },
  },
  bftOrderers: {
    number: 116,
    message: { zh: 'BFT 至少需要 4 个排序节点，实为 {count} 个', en: 'BFT needs at least 4 orderers, not {count}' },
    remedy: {
      zh: '请使用 4 个或以上；每容忍 f 个作恶节点需要 3f+1 个',
      en: 'choose 4 or more: 3f+1 of them stand f traitors',
    },
  },
  signatures: {
    number: 117,
    message: {
      zh: '要求 {signatures} 个机构签名，但只有 {authorities} 个机构',
      en: '{signatures} authorities are to sign, but there are {authorities}',
    },
    remedy: { zh: '请减少签名数或增加机构', en: 'ask for fewer signatures or add authorities' },
  },
  duration: {
    number: 118,
    message: { zh: '不是有效的时长', en: 'not a valid duration' },
    remedy: {
      zh: '请写 1ms 至 5m 之间的时长，例如 200ms、2s',
      en: 'write one between 1ms and 5m, such as 200ms or 2s',
    },
  },
  size: {
    number: 119,
    message: { zh: '不是有效的数据大小', en: 'not a valid size' },
    remedy: {
      zh: '请写 1KB 至 99MB 之间的大小，例如 512KB、10MB',
      en: 'write one between 1KB and 99MB, such as 512KB or 10MB',
    },
  },
  batchSizes: {
    number: 120,
    message: { zh: 'preferredMaxBytes 大于 absoluteMaxBytes', en: 'preferredMaxBytes exceeds absoluteMaxBytes' },
    remedy: { zh: '请减小前者或增大后者', en: 'lower the first or raise the second' },
  },
  duplicateDivision: {
    number: 121,
    message: {
      zh: '行政区划代码 "{code}" 已用于另一个省级机构',
      en: 'the division "{code}" belongs to another province',
    },
    remedy: { zh: '每个省级行政区只能有一个机构', en: 'a provincial division has one authority' },
  },
  reserved: {
    number: 122,
    message: { zh: '"{word}" 为保留字：{owner}', en: '"{word}" is reserved: {owner}' },
    remedy: { zh: '请使用其他名称', en: 'choose another word' },
  },
  duplicateChannel: {
    number: 123,
    message: { zh: '通道名 "{name}" 重复', en: 'the channel "{name}" exists' },
    remedy: {
      zh: '请为每个通道使用不同的名称，也不能与主通道同名',
      en: 'give each channel a name of its own, other than that of the main one',
    },
  },
  duplicateDomain: {
    number: 126,
    message: { zh: '域名 "{domain}" 已用于另一个机构', en: 'the domain "{domain}" belongs to another authority' },
    remedy: { zh: '请为每个机构使用不同的域名', en: 'give each authority a domain of its own' },
  },
  duplicatePort: {
    number: 127,
    message: { zh: '端口 {port} 已用于另一个机构', en: 'the port {port} belongs to another authority' },
    remedy: { zh: '请为每个机构使用不同的端口', en: 'give each authority a port of its own' },
  },
  notUtf8: {
    number: 125,
    message: { zh: '不是 UTF-8 文本，{guess}', en: 'it is not UTF-8 text, {guess}' },
    remedy: { zh: '请另存为 UTF-8', en: 'save it as UTF-8' },
  },
  unknownMember: {
    number: 124,
    message: {
      zh: '通道成员 "{msp}" 不在机构列表中',
      en: 'of the channel\'s members, "{msp}" is not among the authorities',
    },
    remedy: { zh: '请填写其中的 MSP 标识：{known}', en: 'name MSP ids of these: {known}' },
  },
});
