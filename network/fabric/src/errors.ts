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
