/** What only an orderer's own settings show: orderer.yaml, and the environment that overrides it. */
import { tellsAll } from '../logging';
import type { Facts } from '../facts';
import type { Rule } from '../rule';
import { messageRule } from './messages';
import { filesIn, isOn, isThree, secondsOf, settingOf, valueIn } from './setting';

const setting = settingOf('ordering');

/** How often peers ask an orderer whether it is still there: what the peer's own file says, or Fabric's default. */
const pings = ({ core }: Facts): number =>
  secondsOf((core && valueIn(core, 'peer.keepalive.deliveryClient.interval')) ?? '60s');

const door = (zh: string, en: string): Pick<Rule, 'severity' | 'why' | 'change'> => ({
  severity: 'error',
  why: { zh, en },
  change: {
    zh: 'TLS.Enabled 与 TLS.ClientAuthRequired 设为 true, ClientRootCAs 用只为这道门而设的 CA',
    en: 'Set TLS.Enabled and TLS.ClientAuthRequired to true, and ClientRootCAs to a CA for this door alone',
  },
});

const adminDoor = door(
  '能连到该端口者即可让这个排序节点退出通道',
  'Whoever reaches the port can remove the channel from this orderer',
);
const operationsDoor = door(
  '能连到该端口者即可打开调试日志, 其中有交易的内容',
  'Whoever reaches the port can turn on logs at debug, which hold what transactions hold',
);
const adminShared = door(
  '节点 TLS 的 CA 也在其列: 一个排序节点的私钥泄露, 即可让其他排序节点退出通道',
  "The CA of the nodes' TLS is among them: with one orderer's key the channel is removed from the others",
);
const operationsShared = door(
  '节点 TLS 的 CA 也在其列: 凡持有节点证书者都能操作日志级别',
  'The CA of TLS is among them: whoever holds a certificate of a node can set what is logged',
);

/** The files that a node's own TLS comes from, or its clients'. */
const tlsRoots = ({ ordering = {} }: Facts): string[] =>
  ['general.tls.rootCAs', 'general.tls.clientRootCAs', 'general.cluster.rootCAs'].flatMap((path) =>
    filesIn(valueIn(ordering, path)),
  );

const shared = (value: unknown, facts: Facts): boolean => {
  const others = tlsRoots(facts);
  return filesIn(value).some((file) => others.includes(file));
};

export const orderingRules: readonly Rule[] = [
  setting(
    {
      code: 'DOCTOR-701',
      severity: 'warning',
      why: {
        zh: '任何成员都能让排序服务只为它一家忙碌',
        en: 'Any member can keep the ordering service busy with what it sends alone',
      },
      change: {
        zh: '设为全网每秒交易数的上限, 如 1000 (Fabric 3.1 起; 2.5 没有, 须在排序节点前限流)',
        en:
          'Set it to how many transactions a second the network is to take, such as 1000 (Fabric 3.1; 2.5 has no ' +
          'such thing: limit it in front of the orderers)',
      },
    },
    'General.Throttling.Rate',
    0,
    (value, facts) => isThree(facts) && !(Number(value) > 0),
  ),
  setting(
    {
      code: 'DOCTOR-702',
      severity: 'note',
      why: {
        zh: '限流按客户端的 TLS 证书计算: 不出示证书者不受限制 (实测为限值的十七倍以上), 证书也未经核对',
        en:
          'Throttling counts by the TLS certificate of a client: who shows none is not counted (more than 17 times ' +
          'the rate was measured), and what is shown is not verified',
      },
      change: {
        zh:
          '只让节点连到排序节点; 或在全部排序节点与节点 (peer.tls.clientAuthRequired, 否则节点取不到区块) 上启用双向 TLS, ' +
          '并在连接配置的 client.tlsCerts.client 中给出证书',
        en:
          'Let nodes alone reach the orderers; or have mutual TLS on all orderers and peers ' +
          '(peer.tls.clientAuthRequired, or peers get no blocks), and certificates under client.tlsCerts.client of ' +
          'the profiles',
      },
    },
    'General.TLS.ClientAuthRequired',
    false,
    (value, facts) =>
      isThree(facts) && Number(valueIn(facts.ordering ?? {}, 'general.throttling.rate') ?? 0) > 0 && !isOn(value),
  ),
  setting({ code: 'DOCTOR-703', ...adminDoor }, 'Admin.TLS.Enabled', false, (value) => !isOn(value)),
  setting(
    { code: 'DOCTOR-704', ...adminDoor },
    'Admin.TLS.ClientAuthRequired',
    false,
    (value, { ordering = {} }) => !isOn(value) && isOn(valueIn(ordering, 'admin.tls.enabled')),
  ),
  setting({ code: 'DOCTOR-705', ...adminShared }, 'Admin.TLS.ClientRootCAs', [], shared),
  setting({ code: 'DOCTOR-706', ...operationsDoor }, 'Operations.TLS.Enabled', false, (value) => !isOn(value)),
  setting(
    { code: 'DOCTOR-707', ...operationsDoor },
    'Operations.TLS.ClientAuthRequired',
    false,
    (value, { ordering = {} }) => !isOn(value) && isOn(valueIn(ordering, 'operations.tls.enabled')),
  ),
  setting({ code: 'DOCTOR-708', ...operationsShared }, 'Operations.TLS.ClientRootCAs', [], shared),
  setting(
    {
      code: 'DOCTOR-709',
      severity: 'warning',
      why: {
        zh: '比节点询问的间隔更长时, 节点一询问就被断开; 不足一秒则放任客户端不停询问',
        en:
          'Where it is longer than what peers wait between two pings, their pings end the connection; below a ' +
          'second clients may ping without end',
      },
      change: {
        zh: '设为 5s 到 60s, 且不长于节点的 peer.keepalive.deliveryClient.interval',
        en: "Set it to between 5s and 60s, and to no more than the peers' peer.keepalive.deliveryClient.interval",
      },
    },
    'General.Keepalive.ServerMinInterval',
    '60s',
    (value, facts) => secondsOf(value) < 1 || secondsOf(value) > pings(facts),
  ),
  messageRule('DOCTOR-710', setting, 'General.MaxRecvMsgSize'),
  setting(
    {
      code: 'DOCTOR-711',
      severity: 'error',
      why: { zh: '调试日志含有交易的内容', en: 'Logs at debug hold what transactions hold' },
      change: { zh: 'FABRIC_LOGGING_SPEC 设为 info 或 warn', en: 'Set FABRIC_LOGGING_SPEC to info or warn' },
    },
    'fabric.logging.spec',
    'info',
    (value) => tellsAll(String(value)),
  ),
];
