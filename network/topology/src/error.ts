import { OnePlusNError, errorTable, type Argument, type ErrorDescriptor } from '@oneplusn/errors';

/**
 * Why credentials or connection files could not be made, written or read: 2xx credentials on disk, 3xx profiles and
 * wallets.
 */
export const provisionErrors = errorTable('TOPOLOGY', {
  folderExists: {
    number: 201,
    message: { zh: '文件夹已存在：{dir}', en: 'the folder exists: {dir}' },
    remedy: {
      zh: '请换一个位置，或先移走原有文件夹；密钥不会被覆盖',
      en: 'name another place or move the old one away; keys are never overwritten',
    },
  },
  notWritten: {
    number: 202,
    message: { zh: '无法写入 {dir}：{reason}', en: 'cannot write {dir}: {reason}' },
    remedy: {
      zh: '请检查写入权限和剩余空间；没有留下任何半成品',
      en: 'check the permission to write and the space left; nothing was left behind',
    },
  },
  unreadable: {
    number: 203,
    message: { zh: '无法读取凭证：{path}', en: 'credentials cannot be read: {path}' },
    remedy: {
      zh: '请检查路径和权限；若已丢失，请从备份恢复',
      en: 'check the path and permissions; if it is lost, restore it from a backup',
    },
  },
  mismatch: {
    number: 204,
    message: { zh: '私钥与证书不匹配：{path}', en: 'the key does not belong to its certificate: {path}' },
    remedy: { zh: '请恢复两者，或重新签发', en: 'restore both, or issue them anew' },
  },
  unknownAuthority: {
    number: 301,
    message: { zh: '网络中没有机构 "{msp}"', en: 'the network has no authority "{msp}"' },
    remedy: { zh: '请使用拓扑文件中的 MSP 标识', en: 'use an MSP id of the topology file' },
  },
  unreachable: {
    number: 302,
    message: {
      zh: '机构 "{msp}" 缺少节点地址或凭证',
      en: 'no peer of "{msp}" has an endpoint, or it has no credentials',
    },
    remedy: {
      zh: '请为每个机构提供至少一个节点地址，以及凭证',
      en: 'give each authority an endpoint, and its credentials',
    },
  },
  unknownActor: {
    number: 303,
    message: { zh: '机构 "{msp}" 没有人员 "{actor}" 的凭证', en: '"{msp}" holds no credentials of an actor "{actor}"' },
    remedy: {
      zh: '请使用拓扑文件中的机构和人员标识，或先签发',
      en: 'use ids of the topology file, or enrol the actor first',
    },
  },
});

/** Credentials or connection files could not be made, written or read. */
export class ProvisionError extends OnePlusNError {
  override readonly name = 'ProvisionError';
}

/** Makes the error of a row of the table: a missing argument is a compile error. */
export function provisionFail<Names extends string>(
  descriptor: ErrorDescriptor<Names>,
  args: Readonly<Record<NoInfer<Names>, Argument>>,
  options?: ErrorOptions,
): ProvisionError {
  return new ProvisionError(descriptor, args, options);
}
