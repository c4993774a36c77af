import type { BilingualText } from './topology';

/** What is said of a problem, and what to do about it. */
export interface Description {
  code: `TOPOLOGY-1${number}`;
  message: BilingualText;
  remedy: BilingualText;
}

const describe =
  <Args extends unknown[]>(
    code: Description['code'],
    text: (...args: Args) => { zh: [message: string, remedy: string]; en: [message: string, remedy: string] },
  ) =>
  (...args: Args): Description => {
    const { zh, en } = text(...args);
    return { code, message: { zh: zh[0], en: en[0] }, remedy: { zh: zh[1], en: en[1] } };
  };

/** Every problem a topology file can have, by the name that rules use. */
export const problems = {
  unreadable: describe('TOPOLOGY-101', (reason: string) => ({
    zh: [`无法读取文件：${reason}`, '请检查路径和读取权限'],
    en: [`the file cannot be read: ${reason}`, 'check the path and the permission to read it'],
  })),
  notYaml: describe('TOPOLOGY-102', (reason: string) => ({
    zh: [`不是有效的 YAML：${reason}`, '请修正此处的缩进、引号或括号'],
    en: [`not valid YAML: ${reason}`, 'correct the indentation, quotes or brackets here'],
  })),
  duplicateKey: describe('TOPOLOGY-103', () => ({
    zh: ['同一字段写了两次', '请删除其中一个'],
    en: ['the field is written twice', 'remove one of the two'],
  })),
  unknownField: describe('TOPOLOGY-104', (near: string | undefined, known: readonly string[]) => ({
    zh: ['没有这个字段', near ? `是否应为 "${near}"？` : `可用字段：${known.join('、')}`],
    en: ['there is no such field', near ? `did you mean "${near}"?` : `fields known here: ${known.join(', ')}`],
  })),
  missingField: describe('TOPOLOGY-105', () => ({
    zh: ['缺少必填字段', '请在此处补上'],
    en: ['a required field is missing', 'add it here'],
  })),
  wrongType: describe('TOPOLOGY-106', (expected: BilingualText, received: BilingualText) => ({
    zh: [`应为${expected.zh}，实为${received.zh}`, '请改为所要求的类型；数字形式的文本须加引号'],
    en: [
      `must be ${expected.en}, is ${received.en}`,
      'write the type asked for; put text that looks like a number in quotes',
    ],
  })),
  wrongValue: describe('TOPOLOGY-107', (rule: BilingualText) => ({
    zh: [`取值无效：${rule.zh}`, '请按要求修改'],
    en: [`not a valid value: ${rule.en}`, 'change it accordingly'],
  })),
  duplicateMsp: describe('TOPOLOGY-108', (msp: string) => ({
    zh: [`机构标识 "${msp}" 重复（不区分大小写）`, '请为每个机构使用不同的 MSP 标识'],
    en: [`the MSP id "${msp}" is taken (letter case does not count)`, 'give each authority an MSP id of its own'],
  })),
  duplicateActor: describe('TOPOLOGY-109', (id: string) => ({
    zh: [`人员标识 "${id}" 在该机构内重复`, '请使用不同的标识'],
    en: [`the actor "${id}" exists in this authority`, 'choose another id'],
  })),
  duplicateDepartment: describe('TOPOLOGY-110', (path: string) => ({
    zh: [`部门 "${path}" 在该机构内重复`, '请删除或更名'],
    en: [`the department "${path}" exists in this authority`, 'remove or rename one of the two'],
  })),
  unknownDepartment: describe('TOPOLOGY-111', (path: string, known: readonly string[]) => ({
    zh: [`该机构没有部门 "${path}"`, `请先登记该部门；已有部门：${known.join('、') || '无'}`],
    en: [
      `the authority has no department "${path}"`,
      `add it to its departments, which are: ${known.join(', ') || 'none'}`,
    ],
  })),
  unknownCommittee: describe('TOPOLOGY-112', (msp: string) => ({
    zh: [`委员会 "${msp}" 不在机构列表中`, '请填写其中一个机构的 MSP 标识'],
    en: [`the committee "${msp}" is not among the authorities`, 'name the MSP id of one of them'],
  })),
  committeeKind: describe('TOPOLOGY-113', (msp: string, committee: string) => ({
    zh: [`"${msp}" 的类别与 committee: ${committee} 不符`, '只有作为委员会的机构，类别才是 committee'],
    en: [
      `the kind of "${msp}" does not fit committee: ${committee}`,
      'kind: committee is for the governing authority, and for no other',
    ],
  })),
  division: describe('TOPOLOGY-114', (code: string | undefined) => ({
    zh: [
      code === undefined ? '省级机构缺少行政区划代码' : `"${code}" 不是省级行政区划代码`,
      '请填写 GB/T 2260 的省级代码并加引号，例如 "440000"',
    ],
    en: [
      code === undefined ? 'a province needs a division code' : `"${code}" is not the code of a province`,
      'write the provincial GB/T 2260 code in quotes, such as "440000"',
    ],
  })),
  raftOrderers: describe('TOPOLOGY-115', (count: number) => ({
    zh: [`Raft 不应使用偶数个（${count}）排序节点`, '请使用 1、3、5 等奇数'],
    en: [`Raft gains nothing from an even number of orderers (${count})`, 'choose an odd number: 1, 3, 5'],
  })),
  bftOrderers: describe('TOPOLOGY-116', (count: number) => ({
    zh: [`BFT 至少需要 4 个排序节点，实为 ${count} 个`, '请使用 4 个或以上；每容忍 f 个作恶节点需要 3f+1 个'],
    en: [`BFT needs at least 4 orderers, not ${count}`, 'choose 4 or more: 3f+1 of them stand f traitors'],
  })),
  signatures: describe('TOPOLOGY-117', (signatures: number, authorities: number) => ({
    zh: [`要求 ${signatures} 个机构签名，但只有 ${authorities} 个机构`, '请减少签名数或增加机构'],
    en: [
      `${signatures} authorities are to sign, but there are ${authorities}`,
      'ask for fewer signatures or add authorities',
    ],
  })),
  duration: describe('TOPOLOGY-118', () => ({
    zh: ['不是有效的时长', '请写 1ms 至 5m 之间的时长，例如 200ms、2s'],
    en: ['not a valid duration', 'write one between 1ms and 5m, such as 200ms or 2s'],
  })),
  size: describe('TOPOLOGY-119', () => ({
    zh: ['不是有效的数据大小', '请写 1KB 至 99MB 之间的大小，例如 512KB、10MB'],
    en: ['not a valid size', 'write one between 1KB and 99MB, such as 512KB or 10MB'],
  })),
  batchSizes: describe('TOPOLOGY-120', () => ({
    zh: ['preferredMaxBytes 大于 absoluteMaxBytes', '请减小前者或增大后者'],
    en: ['preferredMaxBytes exceeds absoluteMaxBytes', 'lower the first or raise the second'],
  })),
  duplicateDivision: describe('TOPOLOGY-121', (code: string) => ({
    zh: [`行政区划代码 "${code}" 已用于另一个省级机构`, '每个省级行政区只能有一个机构'],
    en: [`the division "${code}" belongs to another province`, 'a provincial division has one authority'],
  })),
  reserved: describe('TOPOLOGY-122', (word: string, owner: BilingualText) => ({
    zh: [`"${word}" 为保留字：${owner.zh}`, '请使用其他名称'],
    en: [`"${word}" is reserved: ${owner.en}`, 'choose another word'],
  })),
  duplicateChannel: describe('TOPOLOGY-123', (name: string) => ({
    zh: [`通道名 "${name}" 重复`, '请为每个通道使用不同的名称，也不能与主通道同名'],
    en: [`the channel "${name}" exists`, 'give each channel a name of its own, other than that of the main one'],
  })),
  notUtf8: describe('TOPOLOGY-125', (seems: string | undefined) => ({
    zh: [seems ? `不是 UTF-8 文本，看来是 ${seems}` : '不是 UTF-8 文本，也认不出其编码', '请另存为 UTF-8'],
    en: [
      seems ? `it is not UTF-8 text, and seems to be ${seems}` : 'it is not UTF-8 text, nor of any encoding known here',
      'save it as UTF-8',
    ],
  })),
  unknownMember: describe('TOPOLOGY-124', (msp: string, known: readonly string[]) => ({
    zh: [`通道成员 "${msp}" 不在机构列表中`, `请填写其中的 MSP 标识：${known.join('、') || '无'}`],
    en: [
      `the channel's member "${msp}" is not among the authorities`,
      `name MSP ids of these: ${known.join(', ') || 'none'}`,
    ],
  })),
};
