/** What only a peer's own settings show: core.yaml, and the environment that overrides it. */
import { tellsAll } from '../logging';
import type { Rule } from '../rule';
import { isThree, secondsOf, settingOf } from './setting';

const setting = settingOf('core');
const slower = (limit: number) => (value: unknown) => secondsOf(value) > limit;

export const coreRules: readonly Rule[] = [
  setting(
    {
      code: 'DOCTOR-501',
      severity: 'error',
      why: {
        zh: '一笔声称写入他人隐式集合的无效交易, 就能使该机构的全部节点停顿一分钟',
        en:
          "One invalid transaction that claims a write to another authority's collection stops that authority's " +
          'peers for a minute',
      },
      change: {
        zh: '设为 true (CORE_PEER_GOSSIP_PVTDATA_SKIPPULLINGINVALIDTRANSACTIONSDURINGCOMMIT=true)',
        en: 'Set it to true (CORE_PEER_GOSSIP_PVTDATA_SKIPPULLINGINVALIDTRANSACTIONSDURINGCOMMIT=true)',
      },
    },
    'peer.gossip.pvtData.skipPullingInvalidTransactionsDuringCommit',
    false,
    (value) => String(value) !== 'true',
  ),
  setting(
    {
      code: 'DOCTOR-502',
      severity: 'warning',
      why: {
        zh: '缺少私有数据的块要等这么久才提交',
        en: 'A block whose private data is missing is held back that long',
      },
      change: { zh: '设为几秒 (3s)', en: 'Set it to a few seconds (3s)' },
    },
    'peer.gossip.pvtData.pullRetryThreshold',
    '60s',
    slower(10),
  ),
  setting(
    {
      code: 'DOCTOR-503',
      severity: 'warning',
      why: {
        zh: '背书时私有数据可以一份也不传给本机构的其他节点: 该节点损坏即丢失',
        en:
          "Private data need not reach the authority's other peers before it is endorsed: with that peer it would " +
          'be lost',
      },
      change: { zh: '本机构有两个以上节点时设为 1', en: 'Set it to 1 where the authority has two peers or more' },
    },
    'peer.gossip.pvtData.implicitCollectionDisseminationPolicy.requiredPeerCount',
    0,
    (value, { peers, msp }) => Number(value) < 1 && peers.filter((peer) => peer.msp === msp).length > 1,
  ),
  setting(
    {
      code: 'DOCTOR-504',
      severity: 'error',
      why: {
        zh: '节点的 KEEPALIVE 消息会使 Node 链码 (fabric-shim 2.5.8) 退出',
        en: "A peer's KEEPALIVE message makes Node chaincode (fabric-shim 2.5.8) exit",
      },
      change: { zh: '设为 0', en: 'Set it to 0' },
    },
    'chaincode.keepalive',
    0,
    (value) => Number.parseFloat(String(value)) !== 0,
  ),
  setting(
    {
      code: 'DOCTOR-505',
      severity: 'warning',
      why: {
        zh: '包标识写错时, 每次调用都要挂起这么久才报错',
        en: 'With a wrong package id every call hangs that long before it fails',
      },
      change: { zh: '设为 10s 到 60s', en: 'Set it to between 10s and 60s' },
    },
    'chaincode.startuptimeout',
    '300s',
    slower(60),
  ),
  setting(
    {
      code: 'DOCTOR-506',
      severity: 'error',
      why: {
        zh: '没有外部构建器, 节点装不了“链码即服务”的包',
        en: 'Without an external builder the peer cannot install a package of chaincode as a service',
      },
      change: {
        zh: '登记 ccaas_builder: name, path 以及 Fabric 发行包中的 builders/ccaas',
        en: "Name ccaas_builder, with the path of the release's builders/ccaas",
      },
    },
    'chaincode.externalBuilders',
    [],
    (value) => !Array.isArray(value) || value.length === 0,
  ),
  setting(
    {
      code: 'DOCTOR-507',
      severity: 'error',
      why: {
        zh: '其他机构的节点不知道这个节点在何处, 不能请它背书',
        en: "Other authorities' peers do not know where this one is, and cannot ask it to endorse",
      },
      change: { zh: '设为其他机构可连接的 主机:端口', en: 'Set it to HOST:PORT as other authorities reach it' },
    },
    'peer.gossip.externalEndpoint',
    '',
    (value) => typeof value !== 'string' || !value.includes(':'),
  ),
  setting(
    {
      code: 'DOCTOR-508',
      severity: 'warning',
      why: {
        zh: '网关同时处理的调用到此为止, 其余被拒绝',
        en: 'The gateway takes that many calls at a time and refuses the rest',
      },
      change: { zh: '设为 500 以上', en: 'Set it to 500 or more' },
    },
    'peer.limits.concurrency.gatewayService',
    500,
    (value) => Number(value) > 0 && Number(value) < 500,
  ),
  ...(['reconnectInterval', 'aliveTimeInterval', 'publishStateInfoInterval', 'requestStateInfoInterval'] as const).map(
    (name, n) =>
      setting(
        {
          code: `DOCTOR-${509 + n}`,
          severity: 'note',
          why: {
            zh: '间隔较长时, 节点重启后要等半分钟才能被其他机构找到; 三十个机构以上则宁可长些',
            en:
              'With long intervals others find a restarted peer after half a minute only; with thirty authorities ' +
              'and more, long is better',
          },
          change: { zh: '机构不多时设为 1s 到 5s', en: 'Set it to between 1s and 5s where authorities are few' },
        },
        `peer.gossip.${name}`,
        {
          reconnectInterval: '25s',
          aliveTimeInterval: '5s',
          publishStateInfoInterval: '4s',
          requestStateInfoInterval: '4s',
        }[name],
        (value, { channel }) => secondsOf(value) > 5 && channel.authorities.length < 30,
      ),
  ),
  ...(['useGetMultipleKeys', 'useWriteBatch'] as const).map((name, n) =>
    setting(
      {
        code: `DOCTOR-${513 + n}`,
        severity: 'note',
        why: {
          zh: '链码只能逐条读写, 批量写入慢到三分之一; 由 2.5 升级而沿用旧 core.yaml 的节点没有这一项',
          en:
            'The chaincode must read and write one key a message: bulk load takes three times as long. A core.yaml ' +
            'kept from 2.5 does not have it',
        },
        change: { zh: '设为 true (Fabric 3.1 起)', en: 'Set it to true (Fabric 3.1 and later)' },
      },
      `chaincode.runtimeParams.${name}`,
      false,
      (value, facts) => isThree(facts) && String(value) !== 'true',
    ),
  ),
  setting(
    {
      code: 'DOCTOR-515',
      severity: 'error',
      why: {
        zh: '无须任何凭据, 一次 PUT /logspec 就能打开调试日志, 其中有记录的内容',
        en: 'One PUT /logspec without any credentials turns on logs at debug, which hold the contents of records',
      },
      change: {
        zh: '设为 true, 并设 operations.tls 的 cert、key、clientAuthRequired 与 clientRootCAs',
        en: 'Set it to true, with cert, key, clientAuthRequired and clientRootCAs of operations.tls',
      },
    },
    'operations.tls.enabled',
    false,
    (value) => String(value) !== 'true',
  ),
  setting(
    {
      code: 'DOCTOR-516',
      severity: 'error',
      why: {
        zh: '版本与健康状况人人可读; 日志与指标仅由一处检查把守',
        en: 'Anybody reads version and health, and a single check stands before logs and metrics',
      },
      change: {
        zh: '设为 true; clientRootCAs 用只为运维人员而设的 CA',
        en: 'Set it to true; let clientRootCAs be a CA for operators alone',
      },
    },
    'operations.tls.clientAuthRequired',
    false,
    (value, { core }) => String(value) !== 'true' && String(core?.['operations.tls.enabled']) === 'true',
  ),
  setting(
    {
      code: 'DOCTOR-517',
      severity: 'error',
      why: { zh: '调试日志含有记录的内容', en: 'Logs at debug hold the contents of records' },
      change: { zh: 'FABRIC_LOGGING_SPEC 设为 info 或 warn', en: 'Set FABRIC_LOGGING_SPEC to info or warn' },
    },
    'fabric.logging.spec',
    'info',
    (value) => tellsAll(String(value)),
  ),
];
