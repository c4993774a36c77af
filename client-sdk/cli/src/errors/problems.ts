import { lexicon as ledgerWords } from '@oneplusn/api';
import { problemTable, type Lexicon, type ProblemDescriptor } from '@oneplusn/errors';

/** What can be the matter with the words of a command line, and with files given to it. */
export const cliProblems = problemTable('cli', {
  noValue: { zh: '取值无效', en: 'no such value' },
  like: { zh: '应形如 {example}', en: 'it should look like {example}' },
  writtenAs: { zh: '应写作 {form}', en: 'write it as {form}' },
  quota: { zh: '应写作 数量/周期, 如 1000/day', en: 'write it as number/window, e.g. 1000/day' },
  moment: { zh: '应写作 {forms} 之一 (北京时间)', en: 'write it like one of {forms} (China Standard Time)' },
  hostPort: {
    zh: '应写作 主机:端口, IPv6 地址写作 [::1]:7051',
    en: 'write it as HOST:PORT, an address of IPv6 as [::1]:7051',
  },
  hostName: { zh: '应为主机名, 不含端口', en: 'it should be a host name, without a port' },
  version: { zh: '如 1.1', en: 'such as 1.1' },
  days: { zh: '应为 1 到 9999', en: 'it should be 1 to 9999' },
  recoveryKey: { zh: '应为 age1... (oneplusn recovery-key 所示)', en: 'it should be age1..., as recovery-key says' },
  lacking: { zh: '缺少 {option}', en: '{option} is missing' },
  nothingRuns: { zh: '当前目录下没有运行中的网络', en: 'no network runs in this folder' },
  notRunning: { zh: '当前目录下没有网络 {network}', en: 'no network {network} runs in this folder' },
  recordList: { zh: '应为记录的列表', en: 'it should be a list of records' },
  keyList: { zh: '应为每行一个主键, 或 JSON 文本列表', en: 'it should be one key a line, or a JSON list of texts' },
  notObject: { zh: '第 {line} 行不是一个 JSON 对象', en: 'line {line} is no JSON object' },
  notCsv: {
    zh: '第 {line} 行不是完整的 CSV (列数不同, 或引号不成对)',
    en: 'line {line} is no complete CSV (another number of columns, or a quote without its other)',
  },
  sameTitle: {
    zh: '第 {column} 列的标题属于多个信息项, 请改用名称: {names}',
    en: 'column {column}: several fields have this title, use a name: {names}',
  },
  sameColumn: {
    zh: '第 {first} 列与第 {second} 列都是 {name}: 只留一列',
    en: 'columns {first} and {second} are both {name}: keep one',
  },
  oldWorkbook: {
    zh: '是旧版 Excel 工作簿 (.xls), 或加了密码: 请不加密码另存为 .xlsx 或 CSV',
    en: 'a workbook of old (.xls), or with a password: save it as .xlsx or CSV, without one',
  },
  noWorkbook: { zh: '不是完整的 .xlsx 工作簿', en: 'it is no whole .xlsx workbook' },
  sheets: { zh: '有 {count} 个工作表含有数据: 只留一个', en: '{count} sheets hold data: keep one' },
  noColumn: {
    zh: '第 {column} 列没有这样的信息项: {name}; 表头应为: {known}',
    en: 'column {column}: there is no field {name}; the heading takes: {known}',
  },
  inLine: { zh: '第 {line} 行的 {problem}', en: 'line {line}, {problem}' },
  inField: { zh: '{path}: {problem}', en: '{path}: {problem}' },
});

const byKey: ReadonlyMap<string, ProblemDescriptor> = new Map(
  Object.values<ProblemDescriptor>(cliProblems).map((row) => [row.key, row]),
);

/** What the command knows of words: those of the ledger's errors, and its own problems. */
export const lexicon: Lexicon = {
  word: (language, name, value) => ledgerWords.word(language, name, value),
  problem: (key) => byKey.get(key) ?? ledgerWords.problem(key),
};
