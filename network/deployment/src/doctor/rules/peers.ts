import { tellsAll } from '../logging';
import type { Rule } from '../rule';

/** Blocks: a peer that is further behind answers with what was. */
const behind = 20;

const openLogging = {
  zh: '无须任何凭据, 一次 PUT /logspec 就能打开调试日志, 其中有记录的内容',
  en: 'One PUT /logspec without any credentials turns on logs at debug, which hold the contents of records',
};

const closeOperations = {
  zh: '为端点启用 TLS 并要求客户端证书 (operations.tls.enabled, operations.tls.clientAuthRequired), 其 CA 只为运维人员而设',
  en:
    'Give it TLS with client authentication (operations.tls.enabled, operations.tls.clientAuthRequired), under a ' +
    'CA for operators alone',
};

export const peerRules: readonly Rule[] = [
  {
    code: 'DOCTOR-401',
    severity: 'error',
    what: {
      zh: '无法连接 {msp} 的节点 {address}: {problem}',
      en: 'The peer {address} of {msp} cannot be reached: {problem}',
    },
    why: { zh: '读取和背书都要经过节点', en: 'Reads and endorsements go through peers' },
    change: {
      zh: '检查节点是否运行, 以及连接配置中的地址与 TLS 根证书',
      en: 'See whether it runs, and whether address and TLS roots in the profile are right',
    },
    cases: ({ peers }) =>
      peers.flatMap(({ msp, address, problem }) => (problem === undefined ? [] : [{ msp, address, problem }])),
  },
  {
    code: 'DOCTOR-402',
    severity: 'warning',
    what: { zh: '节点 {address} 落后 {blocks} 块', en: 'The peer {address} is {blocks} blocks behind' },
    why: {
      zh: '它读到的是旧数据, 与其他节点的背书也会不一致',
      en: "It reads what was, and its endorsements do not match the others'",
    },
    change: {
      zh: '检查它与排序服务和其他节点的连接; 若块高不再增长, 看其日志',
      en: 'See to its connections with orderers and peers; read its log where the height stands still',
    },
    cases: ({ peers }) => {
      const highest = Math.max(0, ...peers.map(({ height = 0 }) => height));
      return peers.flatMap(({ address, height }) =>
        height !== undefined && highest - height > behind ? [{ address, blocks: highest - height }] : [],
      );
    },
  },
  {
    code: 'DOCTOR-403',
    severity: 'note',
    what: { zh: '{msp} 只有一个节点', en: '{msp} has one peer' },
    why: {
      zh: '其隐式集合 (有条件数据、封印) 只有一份: 区块能重建哈希, 不能重建数据',
      en: 'There is one copy of its implicit collection (conditional data, seals): blocks bring back hashes, not data',
    },
    change: {
      zh: '生产环境每个机构至少两个节点, 并备份',
      en: 'In production: two peers an authority at least, and backups',
    },
    cases: ({ peers, channel }) =>
      channel.authorities
        .filter(({ msp }) => peers.filter((peer) => peer.msp === msp).length === 1)
        .map(({ msp }) => ({ msp })),
  },
  {
    code: 'DOCTOR-404',
    severity: 'warning',
    what: { zh: '连接配置中没有 {msp} 的节点', en: 'The profile names no peer of {msp}' },
    why: {
      zh: '它无法检查, 也不会被选为第二签署方',
      en: 'It cannot be examined, nor be asked for the second signature',
    },
    change: { zh: '补上 {msp} 的节点', en: 'Add its peers' },
    cases: ({ peers, channel }) =>
      channel.authorities.filter(({ msp }) => !peers.some((peer) => peer.msp === msp)).map(({ msp }) => ({ msp })),
  },
  {
    code: 'DOCTOR-405',
    severity: 'error',
    what: { zh: '{url} 的节点版本是 {version}', en: 'The peer at {url} is version {version}' },
    why: { zh: '支持 Fabric 2.5 与 3.1', en: 'Fabric 2.5 and 3.1 are supported' },
    change: { zh: '升级该节点', en: 'Upgrade that peer' },
    cases: ({ operations }) =>
      operations.flatMap(({ url, version }) =>
        version === undefined || Number(/^v?(\d+[.]\d+)/.exec(version)?.[1] ?? 0) >= 2.5 ? [] : [{ url, version }],
      ),
  },
  {
    code: 'DOCTOR-406',
    severity: 'warning',
    what: { zh: '各节点版本不同: {versions}', en: 'Peers run different versions: {versions}' },
    why: {
      zh: '不同的发行线可能对同一交易作出不同判断',
      en: 'Lines of releases may judge the same transaction differently',
    },
    change: { zh: '升级到同一版本', en: 'Bring them to one version' },
    cases: ({ operations }) => {
      const versions = [
        ...new Set(operations.flatMap(({ version }) => (version === undefined ? [] : [version]))),
      ].sort();
      return versions.length > 1 ? [{ versions: versions.join(', ') }] : [];
    },
  },
  {
    code: 'DOCTOR-407',
    severity: 'warning',
    what: { zh: '运维端点 {url} 不应答: {problem}', en: 'The operations endpoint {url} does not answer: {problem}' },
    why: { zh: '无法得知节点版本', en: "The peer's version cannot be told" },
    change: {
      zh: '检查 operations.listenAddress 与网络; 要求客户端证书的, 以 --operations-certificate、--operations-key、--operations-root 给出',
      en:
        'Check operations.listenAddress and the way to it; where it asks for a certificate, give ' +
        '--operations-certificate, --operations-key and --operations-root',
    },
    cases: ({ operations }) =>
      operations.flatMap(({ url, problem }) => (problem === undefined ? [] : [{ url, problem }])),
  },
  {
    code: 'DOCTOR-408',
    severity: 'error',
    what: { zh: '运维端点 {url} 未用 TLS', en: 'The operations endpoint {url} answers without TLS' },
    why: openLogging,
    change: closeOperations,
    cases: ({ operations }) => operations.filter(({ open }) => open === 'clear').map(({ url }) => ({ url })),
  },
  {
    code: 'DOCTOR-409',
    severity: 'error',
    what: {
      zh: '运维端点 {url} 对不出示证书者也应答',
      en: 'The operations endpoint {url} answers those who show no certificate',
    },
    why: {
      zh: '版本与健康状况人人可读; 日志与指标仅由一处检查把守',
      en: 'Anybody reads version and health, and a single check stands before logs and metrics',
    },
    change: closeOperations,
    cases: ({ operations }) => operations.filter(({ open }) => open === 'anyone').map(({ url }) => ({ url })),
  },
  {
    code: 'DOCTOR-410',
    severity: 'error',
    what: { zh: '{url} 的节点按 {logging} 记日志', en: 'The node at {url} logs by {logging}' },
    why: { zh: '调试日志含有记录的内容', en: 'Logs at debug hold the contents of records' },
    change: {
      zh: '以 PUT /logspec 恢复为 info, 查明何人改动, 并清除已写的日志',
      en: 'Put it back to info (PUT /logspec), find out who changed it, and remove what was logged',
    },
    cases: ({ operations }) =>
      operations.flatMap(({ url, logging }) => (logging !== undefined && tellsAll(logging) ? [{ url, logging }] : [])),
  },
];
