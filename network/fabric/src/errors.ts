import { OnePlusNError, errorTable, type Argument, type ErrorDescriptor, joined } from '@oneplusn/errors';

/** What can go wrong with real Fabric. Codes `FABRIC-1xx` are stable for ever. */
export const fabricErrors = errorTable(
  'FABRIC',
  {
    noBinaries: {
      number: 101,
      message: { zh: '找不到 Fabric {version} 的可执行文件', en: 'No Fabric {version} binaries found' },
      remedy: {
        zh: '设置 ONEPLUSN_FABRIC_BIN 为官方发行包的 bin 目录, 或解压到 {cache}',
        en: 'point ONEPLUSN_FABRIC_BIN at the bin folder of an official release, or unpack one into {cache}',
      },
    },
    ended: {
      number: 102,
      message: { zh: '{program} 启动后退出: {reason}', en: '{program} ended right after its start: {reason}' },
      remedy: { zh: '查看日志 {log}', en: 'see its log {log}' },
    },
    late: {
      number: 103,
      message: { zh: '等待 {what} 超过 {seconds} 秒', en: '{what} did not come within {seconds} s' },
      remedy: { zh: '查看 {log} 下的日志', en: 'see the logs in {log}' },
    },
    commandFailed: {
      number: 104,
      message: { zh: '命令 {command} 失败: {reason}', en: 'The command {command} failed: {reason}' },
      remedy: { zh: '查看 {log} 下的日志', en: 'see the logs in {log}' },
    },
    otherNetwork: {
      number: 105,
      message: { zh: '{folder} 中的网络属于{made}', en: 'The network in {folder} was made for {made}' },
      remedy: {
        zh: '以原来的设置启动, 或执行 npm run network -- down --purge 删除它及其账本',
        en: 'start it as it was made, or remove it and its ledgers with npm run network -- down --purge',
      },
    },
    badBinaries: {
      number: 106,
      message: { zh: '指定的 Fabric 目录 {bin} {problem}', en: 'The Fabric folder that was named, {bin}, {problem}' },
      remedy: {
        zh: '请指向官方发行包的 bin 目录, 其旁有 config',
        en: 'name the bin folder of an official release for this machine, with config beside it',
      },
    },
    portTaken: {
      number: 107,
      message: { zh: '{name} 的端口 {port} 被占用', en: 'The port {port} of {name} is taken by another program' },
      remedy: {
        zh: '端口写在通道配置或拓扑文件里, 不能更换: 请停止占用它的程序',
        en: joined(
          'the port is in the channel configuration or in the topology and cannot change: end the program that has ',
          'taken it',
        ),
      },
    },
    noNetwork: {
      number: 108,
      message: { zh: '{folder} 中没有可用的网络', en: 'There is no network in {folder} that has been at work' },
      remedy: { zh: '请先启动', en: 'bring it up first' },
    },
    noArchive: {
      number: 109,
      message: {
        zh: 'Fabric 没有 {platform} 的官方发行包',
        en: 'There is no official archive of Fabric for {platform}',
      },
      remedy: {
        zh: '请自行编译并以 --fabric-bin 指定, 或使用 Docker Compose 文件',
        en: 'build it and name it with --fabric-bin, or use the Docker Compose files',
      },
    },
    noDigest: {
      number: 110,
      message: { zh: '{from} 没有给出发行包的 SHA-256', en: '{from} tells no SHA-256 of the archive' },
      remedy: {
        zh: '从可信来源取得摘要并设置 ONEPLUSN_FABRIC_SHA256, 或让镜像提供 .sha256 文件',
        en: joined(
          'get the digest from a source you trust and set ONEPLUSN_FABRIC_SHA256, or put a .sha256 file beside the ',
          'archive on the mirror',
        ),
      },
    },
    unreachable: {
      number: 111,
      message: { zh: '无法连接 {url}: {reason}', en: 'Cannot reach {url}: {reason}' },
      remedy: {
        zh: '检查网络后重试, 已下载的部分会保留; 或设置 ONEPLUSN_FABRIC_MIRROR, 或以 --fabric-bin 指定已有程序',
        en: joined(
          'check the network and try again, what has come is kept; or set ONEPLUSN_FABRIC_MIRROR, or name binaries ',
          'that you have with --fabric-bin',
        ),
      },
    },
    httpStatus: {
      number: 112,
      message: { zh: '{url} 返回 HTTP {status}', en: '{url} answers HTTP {status}' },
      remedy: {
        zh: '检查版本号与镜像地址 ONEPLUSN_FABRIC_MIRROR',
        en: 'check the release and the mirror that ONEPLUSN_FABRIC_MIRROR names',
      },
    },
    digestDiffers: {
      number: 113,
      message: {
        zh: '{url} 的 SHA-256 应为 {wanted}, 实为 {found}; 文件已删除',
        en: 'The SHA-256 of {url} should be {wanted} but is {found}; the file was removed',
      },
      remedy: {
        zh: '重试; 若再次出现, 说明来源不可信',
        en: 'try again; if it comes again, do not trust where it comes from',
      },
    },
    badArchive: {
      number: 114,
      message: { zh: '{archive} 不是 Fabric 发行包', en: '{archive} is no archive of a Fabric release' },
      remedy: { zh: '检查镜像的内容', en: 'check what the mirror holds' },
    },
    unknownRelease: {
      number: 115,
      message: { zh: '没有 Fabric {version} 的发行包', en: 'There is no archive of Fabric {version}' },
      remedy: { zh: '请使用 {known}, 或完整版本号如 3.1.5', en: 'use {known}, or a whole release such as 3.1.5' },
    },
    doesNotRun: {
      number: 116,
      message: {
        zh: '下载的 Fabric {release} 不能在本机运行 (版本: {found}); 未放入缓存',
        en: joined(
          'The Fabric {release} that was downloaded does not run on this machine (it says: {found}); it was not ',
          'put into the cache',
        ),
      },
      remedy: {
        zh: '发行包可能属于其他平台, 检查镜像的内容',
        en: 'the archive may be for another platform: check what the mirror holds',
      },
    },
    folderExists: {
      number: 117,
      message: { zh: '文件夹已存在: {out}', en: 'The folder exists: {out}' },
      remedy: { zh: '请另选位置: 其中的密钥不会被覆盖', en: 'name another place: keys in it are never overwritten' },
    },
    noChannel: {
      number: 118,
      message: {
        zh: '没有这样的通道或通道成员: {channel}',
        en: 'There is no such channel, or member of one: {channel}',
      },
      remedy: {
        zh: '请使用 {known}, 或在拓扑的 channels 中添加',
        en: "use {known}, or add it to the topology's channels",
      },
    },
  },
  'network/fabric/README.md',
);

/** Real Fabric could not be had, started, or used. */
export class FabricError extends OnePlusNError {
  override readonly name = 'FabricError';
}

/** Makes the error of a row of the table: a missing argument is a compile error. */
export function fabricFail<Names extends string>(
  descriptor: ErrorDescriptor<Names>,
  args: Readonly<Record<NoInfer<Names>, Argument>>,
  options?: ErrorOptions,
): FabricError {
  return new FabricError(descriptor, args, options);
}
