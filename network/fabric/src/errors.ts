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
  'FABRIC-109': {
    zh: 'Fabric 没有 {platform} 的官方发行包',
    en: 'There is no official archive of Fabric for {platform}',
    remedy:
      '请自行编译并以 --fabric-bin 指定, 或使用 Docker Compose 文件 / build it and name it with --fabric-bin, or use the Docker Compose files',
  },
  'FABRIC-110': {
    zh: '{from} 没有给出发行包的 SHA-256',
    en: '{from} tells no SHA-256 of the archive',
    remedy:
      '从可信来源取得摘要并设置 ONEPLUSN_FABRIC_SHA256, 或让镜像提供 .sha256 文件 / get the digest from a source you trust and set ONEPLUSN_FABRIC_SHA256, or put a .sha256 file beside the archive on the mirror',
  },
  'FABRIC-111': {
    zh: '无法连接 {url}: {reason}',
    en: 'Cannot reach {url}: {reason}',
    remedy:
      '检查网络后重试, 已下载的部分会保留; 或设置 ONEPLUSN_FABRIC_MIRROR, 或以 --fabric-bin 指定已有程序 / check the network and try again, what has come is kept; or set ONEPLUSN_FABRIC_MIRROR, or name binaries that you have with --fabric-bin',
  },
  'FABRIC-112': {
    zh: '{url} 返回 HTTP {status}',
    en: '{url} answers HTTP {status}',
    remedy:
      '检查版本号与镜像地址 ONEPLUSN_FABRIC_MIRROR / check the release and the mirror that ONEPLUSN_FABRIC_MIRROR names',
  },
  'FABRIC-113': {
    zh: '{url} 的 SHA-256 应为 {wanted}, 实为 {found}; 文件已删除',
    en: 'The SHA-256 of {url} should be {wanted} but is {found}; the file was removed',
    remedy: '重试; 若再次出现, 说明来源不可信 / try again; if it comes again, do not trust where it comes from',
  },
  'FABRIC-114': {
    zh: '{archive} 不是 Fabric 发行包',
    en: '{archive} is no archive of a Fabric release',
    remedy: '检查镜像的内容 / check what the mirror holds',
  },
  'FABRIC-115': {
    zh: '没有 Fabric {version} 的发行包',
    en: 'There is no archive of Fabric {version}',
    remedy: '请使用 {known}, 或完整版本号如 3.1.5 / use {known}, or a whole release such as 3.1.5',
  },
  'FABRIC-116': {
    zh: '下载的 Fabric {release} 不能在本机运行 (版本: {found}); 未放入缓存',
    en: 'The Fabric {release} that was downloaded does not run on this machine (it says: {found}); it was not put into the cache',
    remedy:
      '发行包可能属于其他平台, 检查镜像的内容 / the archive may be for another platform: check what the mirror holds',
  },
  'FABRIC-117': {
    zh: '文件夹已存在: {out}',
    en: 'The folder exists: {out}',
    remedy: '请另选位置: 其中的密钥不会被覆盖 / name another place: keys in it are never overwritten',
  },
  'FABRIC-118': {
    zh: '没有这样的通道或通道成员: {channel}',
    en: 'There is no such channel, or member of one: {channel}',
    remedy: "请使用 {known}, 或在拓扑的 channels 中添加 / use {known}, or add it to the topology's channels",
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
