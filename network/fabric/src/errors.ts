/** What can go wrong with real Fabric, numbered, with what to do, in both languages. */
const table = {
  'FABRIC-101': {
    zh: '找不到 Fabric {version} 的可执行文件',
    en: 'No Fabric {version} binaries found',
    remedy:
      '设置 ONEPLUSN_FABRIC_BIN 为官方发行包的 bin 目录, 或解压到 {cache} / point ONEPLUSN_FABRIC_BIN at the bin folder of an official release, or unpack one into {cache}',
  },
  'FABRIC-102': {
    zh: '{program} 启动后退出: {reason}',
    en: '{program} ended right after its start: {reason}',
    remedy: '查看日志 {log} / see its log {log}',
  },
  'FABRIC-103': {
    zh: '等待 {what} 超过 {seconds} 秒',
    en: '{what} did not come within {seconds} s',
    remedy: '查看 {log} 下的日志 / see the logs in {log}',
  },
  'FABRIC-104': {
    zh: '命令 {command} 失败: {reason}',
    en: 'The command {command} failed: {reason}',
    remedy: '查看 {log} 下的日志 / see the logs in {log}',
  },
  'FABRIC-105': {
    zh: '{folder} 中的网络属于{zh}',
    en: 'The network in {folder} was made for {en}',
    remedy:
      '以原来的设置启动, 或执行 npm run network -- down --purge 删除它及其账本 / start it as it was made, or remove it and its ledgers with npm run network -- down --purge',
  },
  'FABRIC-106': {
    zh: '指定的 Fabric 目录 {bin} {zh}',
    en: 'The Fabric folder that was named, {bin}, {en}',
    remedy:
      '请指向官方发行包的 bin 目录, 其旁有 config / name the bin folder of an official release for this machine, with config beside it',
  },
  'FABRIC-107': {
    zh: '{name} 的端口 {port} 被占用',
    en: 'The port {port} of {name} is taken by another program',
    remedy:
      '网络的端口写在通道配置里, 不能更换: 请停止占用它的程序 / a network cannot move, its ports are in the channel configuration: end the program that has taken it',
  },
  'FABRIC-108': {
    zh: '{folder} 中没有可用的网络',
    en: 'There is no network in {folder} that has been at work',
    remedy: '请先启动 / bring it up first',
  },
} as const;

export type FabricErrorCode = keyof typeof table;

export class FabricError extends Error {
  override readonly name = 'FabricError';

  constructor(
    readonly code: FabricErrorCode,
    args: Readonly<Record<string, string | number>>,
    options?: ErrorOptions,
  ) {
    const { zh, en, remedy } = table[code];
    const filled = `${code} ${zh} / ${en}\n${remedy}`.replace(/\{(\w+)\}/g, (whole, name: string) =>
      String(args[name] ?? whole),
    );
    super(filled, options);
  }
}
