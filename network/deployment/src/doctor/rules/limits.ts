/** How much a peer takes at a time, and from where: core.yaml, and the environment that overrides it. */
import type { Rule } from '../rule';
import { filesIn, isEverywhere, secondsOf, settingOf, valueIn } from './setting';
import { messageRule } from './messages';

const setting = settingOf('core');

/** What Fabric's own files have. */
const calls = 2_500;

export const limitRules: readonly Rule[] = [
  ...(['endorserService', 'deliverService', 'gatewayService'] as const).map((name, n) =>
    setting(
      {
        code: `DOCTOR-${518 + n}`,
        severity: 'warning',
        why: {
          zh: '未写或为 0 时不设上限: 一个客户端的并发调用就能让这个节点的其他人等待',
          en: "Missing or 0 means no limit: one client's calls at a time can keep everybody else on this peer waiting",
        },
        change: {
          zh: `设为 1 到 ${calls}; 按成员限制须由节点前的代理来做`,
          en: `Set it to between 1 and ${calls}; a limit for each member takes a proxy in front of the peer`,
        },
      },
      `peer.limits.concurrency.${name}`,
      0,
      (value) => !(Number(value) >= 1 && Number(value) <= calls),
    ),
  ),
  messageRule('DOCTOR-521', setting, 'peer.maxRecvMsgSize'),
  setting(
    {
      code: 'DOCTOR-522',
      severity: 'note',
      why: {
        zh: '链码作为服务运行时, 没有人需要连到节点的链码端口',
        en: "With chaincode as a service nobody has to reach the peer's chaincode port",
      },
      change: { zh: '设为 127.0.0.1:7052', en: 'Set it to 127.0.0.1:7052' },
    },
    'peer.chaincodeListenAddress',
    '0.0.0.0:7052',
    isEverywhere,
  ),
  setting(
    {
      code: 'DOCTOR-523',
      severity: 'warning',
      why: {
        zh: '排序节点停住或断网时不会关闭连接: 过了这么久, 节点才改向其他排序节点取块',
        en:
          'An orderer that stands still, or is cut off, closes no connection: that long the peer waits before it ' +
          'asks another for blocks',
      },
      change: {
        zh: '设为 10s 到 60s, 且不短于排序节点的 General.Keepalive.ServerMinInterval',
        en: "Set it to between 10s and 60s, and to no less than the orderers' General.Keepalive.ServerMinInterval",
      },
    },
    'peer.keepalive.deliveryClient.interval',
    '60s',
    (value) => !(secondsOf(value) > 0 && secondsOf(value) <= 60),
  ),
  setting(
    {
      code: 'DOCTOR-524',
      severity: 'error',
      why: {
        zh: '节点 TLS 的 CA 也在其列: 凡持有节点证书者都能操作日志级别',
        en: 'The CA of TLS is among them: whoever holds a certificate of a node can set what is logged',
      },
      change: {
        zh: '换成只为运维人员而设的 CA',
        en: 'Name a CA for operators alone',
      },
    },
    'operations.tls.clientRootCAs.files',
    [],
    (value, { core = {} }) => {
      const nodes = ['peer.tls.rootcert.file', 'peer.tls.clientRootCAs.files'].flatMap((path) =>
        filesIn(valueIn(core, path)),
      );
      return filesIn(value).some((file) => nodes.includes(file));
    },
  ),
];
