import { errorTable } from '@oneplusn/errors';

/** What can be wrong with a command before it reaches the network. `CLI-1xx` are stable for ever. */
export const cliErrors = errorTable('CLI', {
  unknownCommand: {
    number: 101,
    message: { zh: '没有命令 {given}', en: 'There is no command {given}' },
    remedy: { zh: '用 oneplusn --help 查看全部命令', en: 'See all commands with oneplusn --help' },
  },
  unknownOption: {
    number: 102,
    message: { zh: '没有选项 {given}', en: 'There is no option {given}' },
    remedy: { zh: '在命令后加 --help 查看其选项', en: 'Add --help to the command to see its options' },
  },
  valueMissing: {
    number: 103,
    message: { zh: '选项 {given} 后缺少值', en: 'The option {given} needs a value' },
    remedy: { zh: '在命令后加 --help 查看用法', en: 'Add --help to the command to see how it is used' },
  },
  tooManyArguments: {
    number: 104,
    message: {
      zh: '参数过多: 最多 {most} 个, 给了 {given} 个',
      en: 'Too many arguments: it takes {most}, {given} are given',
    },
    remedy: { zh: '含空格的值请加引号; 加 --help 查看用法', en: 'Quote values that hold spaces; see --help' },
  },
  required: {
    number: 105,
    message: { zh: '缺少 {given}', en: '{given} is missing' },
    remedy: {
      zh: '补上该参数, 或用 --input 文件给出全部输入; 加 --help 查看用法',
      en: 'Give it, or the whole input with --input FILE; see --help',
    },
  },
  badValue: {
    number: 106,
    message: { zh: '{given} 不合格式: {problem}', en: '{given} is malformed: {problem}' },
    remedy: { zh: '更正后重试; 尚未提交任何内容', en: 'Correct it and try again: nothing was sent' },
  },
  unknownField: {
    number: 107,
    message: { zh: '{transaction} 的输入没有字段 {given}', en: 'The input of {transaction} has no field {given}' },
    remedy: {
      zh: '检查拼写; oneplusn reference 列出全部字段',
      en: 'Check the spelling; oneplusn reference lists all fields',
    },
  },
  fileUnreadable: {
    number: 108,
    message: { zh: '无法读取 {file}: {problem}', en: 'Cannot read {file}: {problem}' },
    remedy: { zh: '检查路径和读取权限', en: 'Check the path and your right to read it' },
  },
  fileMalformed: {
    number: 109,
    message: { zh: '{file} 不合格式: {problem}', en: '{file} is malformed: {problem}' },
    remedy: {
      zh: '应为 JSON 或 YAML (记录还可用 CSV 或 JSON Lines)',
      en: 'It should be JSON or YAML (records also CSV or JSON Lines)',
    },
  },
  standardInputTwice: {
    number: 110,
    message: { zh: '标准输入 (-) 只能用于一个选项', en: 'Only one option can take the standard input (-)' },
    remedy: { zh: '其余的改用文件', en: 'Give the others as files' },
  },
  noNetwork: {
    number: 111,
    message: { zh: '未指定网络: {problem}', en: 'No network is named: {problem}' },
    remedy: {
      zh: '给出 --profile 和 --identity, 或在运行 npm run network -- up 的目录下执行',
      en: 'Give --profile and --identity, or run it in the folder where npm run network -- up runs',
    },
  },
  whichNetwork: {
    number: 112,
    message: { zh: '此处有多个网络: {networks}', en: 'There are several networks here: {networks}' },
    remedy: { zh: '用 --network 选定一个', en: 'Choose one with --network' },
  },
  whichActor: {
    number: 113,
    message: {
      zh: '{command} 会写入账本, 须指明由谁办理; 可用: {actors}',
      en: '{command} writes to the ledger: say who does it, of {actors}',
    },
    remedy: { zh: '加上 --as 机构/人员', en: 'Add --as AUTHORITY/ACTOR' },
  },
  noSuchActor: {
    number: 114,
    message: {
      zh: '网络 {network} 的钱包里没有 {actor}; 可用: {actors}',
      en: 'The wallet of the network {network} has no {actor}, only {actors}',
    },
    remedy: { zh: '更正 --as, 或由管理员签发其身份', en: 'Correct --as, or have an administrator issue that identity' },
  },
  unknownCode: {
    number: 115,
    message: { zh: '没有错误代码 {code}', en: 'There is no error code {code}' },
    remedy: { zh: '用 oneplusn errors 列出全部错误代码', en: 'List all error codes with oneplusn errors' },
  },
  unknownTransaction: {
    number: 116,
    message: { zh: '没有名为 {name} 的交易', en: 'There is no transaction named {name}' },
    remedy: { zh: '用 oneplusn reference 列出全部交易', en: 'List all transactions with oneplusn reference' },
  },
  conflicting: {
    number: 117,
    message: { zh: '{first} 与 {second} 不能同时使用', en: '{first} and {second} exclude each other' },
    remedy: { zh: '只保留其中之一', en: 'Keep one of them' },
  },
  nothingToDo: {
    number: 118,
    message: { zh: '{file} 中没有{what}', en: '{file} holds no {what}' },
    remedy: { zh: '检查文件内容', en: 'Look into the file' },
  },
  noGrant: {
    number: 119,
    message: { zh: '本部门没有 {dataset} 的有效授权', en: 'Your department holds no active grant for {dataset}' },
    remedy: {
      zh: '先用 access request 申请; 若仍要调阅 (拒绝将记入账本), 请给出 --fields 和 --purpose',
      en: 'File an access request; to try all the same, and have the denial recorded, give --fields and --purpose',
    },
  },
  whichGrant: {
    number: 120,
    message: {
      zh: '本部门对 {dataset} 有多项有效授权: {grants}',
      en: 'Your department holds several grants for {dataset}: {grants}',
    },
    remedy: { zh: '用 --grant 选定一项', en: 'Choose one with --grant' },
  },
  notText: {
    number: 121,
    message: { zh: '{file} 的文字无法读取: {problem}', en: 'The text of {file} cannot be read: {problem}' },
    remedy: {
      zh: '用 --encoding 说明其编码 (gb18030, utf-16), 或另存为 UTF-8',
      en: 'Say its encoding with --encoding (gb18030, utf-16), or save it as UTF-8',
    },
  },
  fileExists: {
    number: 130,
    message: { zh: '{file} 已存在', en: '{file} exists already' },
    remedy: { zh: '换一个文件名; 不会覆盖已有文件', en: 'Name another file: none is overwritten' },
  },
  backupDamaged: {
    number: 131,
    message: { zh: '{file} 不是完整的备份', en: '{file} is no whole backup' },
    remedy: { zh: '改用另一份备份; 尚未写入任何内容', en: 'Use another backup: nothing was written' },
  },
  backupOfAnother: {
    number: 132,
    message: { zh: '该备份属于 {owner}, 不属于 {msp}', en: 'This is a backup of {owner}, not of {msp}' },
    remedy: { zh: '使用本机构的备份和身份', en: "Use a backup and an identity of one's own authority" },
  },
  noKeysWithin: {
    number: 133,
    message: { zh: '{file} 不含密文库密钥', en: '{file} holds no vault keys' },
    remedy: {
      zh: '备份时用 --vault-keys 和 --recovery 一并保存密钥',
      en: 'Back up with --vault-keys and --recovery to keep them with it',
    },
  },
  wrongRecoveryKey: {
    number: 134,
    message: { zh: '恢复密钥打不开该备份中的密钥', en: 'The recovery key does not open the keys in this backup' },
    remedy: {
      zh: '使用备份时 --recovery 所指的恢复密钥',
      en: 'Use the recovery key that --recovery named when the backup was made',
    },
  },
  unexpected: {
    number: 199,
    message: { zh: '程序内部错误: {problem}', en: 'An error inside the program: {problem}' },
    remedy: {
      zh: '请连同所用命令报告给 OnePlusN 维护者',
      en: 'Please report it with the command to the OnePlusN maintainers',
    },
  },
  appMissing: {
    number: 135,
    message: { zh: '{file} 没有导出应用或情形', en: '{file} exports no app, or no scenarios' },
    remedy: {
      zh: '应用由 defineApp 定义并导出; 情形导出为数组',
      en: 'Export what defineApp gives; scenarios are exported as a list',
    },
  },
  appUnloadable: {
    number: 136,
    message: { zh: '无法加载 {file}: {reason}', en: 'Cannot load {file}: {reason}' },
    remedy: {
      zh: '检查路径和依赖; TypeScript 模块需要 Node 22.18 或更新版本; app test 需要在应用中安装 @oneplusn/testkit',
      en: 'Check path and dependencies; TypeScript takes Node 22.18; app test takes @oneplusn/testkit in the app',
    },
  },
  appsMany: {
    number: 141,
    message: { zh: '{file} 导出了多个应用: {names}', en: '{file} exports several apps: {names}' },
    remedy: { zh: '每个模块只导出一个应用', en: 'Export one app from a module' },
  },
  fileUnwritable: {
    number: 137,
    message: { zh: '无法写入 {file}: {problem}', en: 'Cannot write {file}: {problem}' },
    remedy: { zh: '检查路径和写入权限', en: 'Check the path and your right to write there' },
  },
  tooManyRows: {
    number: 138,
    message: { zh: 'Excel 工作簿最多 {most} 行', en: 'A workbook of Excel holds at most {most} rows' },
    remedy: { zh: '缩小范围, 或改用 .csv 或 .jsonl', en: 'Narrow it, or write .csv or .jsonl' },
  },
  addressTaken: {
    number: 139,
    message: { zh: '无法监听 {address}: {problem}', en: 'Cannot listen on {address}: {problem}' },
    remedy: { zh: '换一个端口', en: 'Take another port' },
  },
  noAppInFolder: {
    number: 140,
    message: { zh: '{folder} 中没有应用', en: '{folder} holds no app' },
    remedy: {
      zh: '给出应用所在的文件夹: 其 src 中须有模块导出 defineApp 的结果; 用 oneplusn app create 新建一个',
      en: 'Name the folder of an app: a module of its src exports what defineApp gives; oneplusn app create makes one',
    },
  },
});
