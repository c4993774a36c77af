import { OnePlusNError, errorTable, type Argument, type ErrorDescriptor, joined } from '@oneplusn/errors';

/** What devnet can complain of. Codes `DEVNET-1xx` are stable for ever. */
export const devnetErrors = errorTable(
  'DEVNET',
  {
    portTaken: {
      number: 101,
      message: { zh: '{msp} 的端口 {port} 已被占用', en: 'port {port} for {msp} is taken' },
      remedy: {
        zh: '停止占用该端口的程序，或在 ports 中换一个端口；不写 ports 则自动选用空闲端口',
        en: 'Stop the program that holds it, or name another in ports; without ports, free ones are chosen',
      },
    },
    badCredentials: {
      number: 102,
      message: {
        zh: '机构 {msp} 的证书材料缺失，或私钥与证书不符',
        en: 'the credentials of the authority {msp} are missing, or a key does not belong to its certificate',
      },
      remedy: {
        zh: '用同一份拓扑重新签发证书，或不传 credentials 让 devnet 自行签发',
        en: 'Issue credentials from this very topology, or leave credentials out and devnet issues its own',
      },
    },
    badName: {
      number: 103,
      message: {
        zh: '链码名称或版本无效：{name} {version}',
        en: 'no valid chaincode name and version: {name} {version}',
      },
      remedy: {
        zh: '名称用字母、数字、连字符和下划线，以字母或数字开头和结尾；版本还可含点和加号',
        en: 'A name has letters, digits, - and _, with a letter or digit at both ends; a version may also have . and +',
      },
    },
    badPolicy: {
      number: 104,
      message: { zh: '背书策略无法读取：{reason}', en: 'the endorsement policy cannot be read: {reason}' },
      remedy: {
        zh: "按 Fabric 策略语言书写，例如 OutOf(2, 'A.peer', 'B.peer', 'C.peer')，或引用通道策略，例如 /Channel/Application/Endorsement",
        en: joined(
          "Write it in Fabric's policy language, such as OutOf(2, 'A.peer', 'B.peer', 'C.peer'), or refer to a ",
          'policy of the channel, such as /Channel/Application/Endorsement',
        ),
      },
    },
    badCollection: {
      number: 105,
      message: {
        zh: '私有数据集合 {collection} 的配置无效：{reason}',
        en: 'private data collection {collection}: {reason}',
      },
      remedy: {
        zh: '按 Fabric 的 collections_config.json 格式修改',
        en: "Correct it; the form is that of Fabric's collections_config.json",
      },
    },
    chaincodeUnreachable: {
      number: 106,
      message: {
        zh: '{msp} 无法连接链码 {name}（{address}）：{reason}',
        en: '{msp} cannot reach the chaincode {name} at {address}: {reason}',
      },
      remedy: {
        zh: '先启动链码服务进程，检查地址与 TLS 证书',
        en: 'Start the chaincode service first; check its address and TLS certificates',
      },
    },
    unknownAuthority: {
      number: 107,
      message: { zh: '通道中没有机构 {msp}', en: 'there is no authority {msp} in the channel' },
      remedy: { zh: '使用以下之一：{known}', en: 'Use one of: {known}' },
    },
    stopped: {
      number: 108,
      message: { zh: 'devnet 已停止', en: 'this devnet has stopped' },
      remedy: { zh: '用 startDevnet 重新启动', en: 'Start another with startDevnet' },
    },
    badOrder: {
      number: 109,
      message: {
        zh: '重新排序必须把排序节点暂存的每笔交易各列出一次',
        en: 'a new order must name each transaction that the orderer holds once',
      },
      remedy: {
        zh: '先用 holdOrderer 暂存交易；现有：{held}',
        en: 'Hold the orderer first; it holds now: {held}',
      },
    },
    noHeight: {
      number: 110,
      message: { zh: '{msp} 的节点没有这个高度', en: 'the peer of {msp} has no such height' },
      remedy: { zh: '使用 1 到 {most} 之间的高度', en: 'Name a height from 1 to {most}' },
    },
    folderInUse: {
      number: 111,
      message: { zh: '数据目录 {folder} 正在被另一个 devnet 使用', en: 'another devnet uses the data folder {folder}' },
      remedy: { zh: '先停止它，或换一个目录', en: 'Stop it first, or name another folder' },
    },
    otherNetwork: {
      number: 112,
      message: {
        zh: '数据目录 {folder} 属于另一个网络，不是 {channel}',
        en: 'the data folder {folder} belongs to another network than {channel}',
      },
      remedy: {
        zh: '使用当初的拓扑（通道与机构相同），或换一个目录',
        en: 'Start with the topology it was made with (same channel, same authorities), or name another folder',
      },
    },
    folderDamaged: {
      number: 113,
      message: { zh: '数据目录 {folder} 已损坏：{reason}', en: 'the data folder {folder} is damaged: {reason}' },
      remedy: {
        zh: '从备份恢复 journal 文件，或删除该目录重新开始',
        en: 'Restore its file journal from a copy, or remove the folder and begin anew',
      },
    },
    onDisk: {
      number: 114,
      message: { zh: '数据保存在磁盘上的链不能恢复到快照', en: 'a chain kept on disk cannot go back to a snapshot' },
      remedy: {
        zh: '测试时不要使用 data 选项，或用 freshChain 重新开始',
        en: 'Leave the option data out in such tests, or begin anew with freshChain',
      },
    },
    unknownChannel: {
      number: 115,
      message: { zh: '没有通道 {channel}', en: 'there is no channel {channel}' },
      remedy: {
        zh: '使用以下之一，或在拓扑的 channels 中添加：{known}',
        en: "Use one of these, or add it to the topology's channels: {known}",
      },
    },
    noAgreement: {
      number: 116,
      message: {
        zh: '各机构未能就链码 {name} 达成一致：{reason}',
        en: 'the authorities could not agree on chaincode {name}: {reason}',
      },
      remedy: {
        zh: '按 Fabric 的生命周期规则修改定义：已提交的集合须保留，其 blockToLive 不可更改',
        en: joined(
          "Change the definition as Fabric's lifecycle asks: committed collections stay, and so does their ",
          'blockToLive',
        ),
      },
    },
  },
  'docs/explanation/devnet.md',
);

/** Devnet could not do what was asked. */
export class DevnetError extends OnePlusNError {
  override readonly name = 'DevnetError';
}

/** Makes the error of a row of the table: a missing argument is a compile error. */
export function devnetFail<Names extends string>(
  descriptor: ErrorDescriptor<Names>,
  args: Readonly<Record<NoInfer<Names>, Argument>>,
  options?: ErrorOptions,
): DevnetError {
  return new DevnetError(descriptor, args, options);
}
