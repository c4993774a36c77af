import type { Facts } from '../facts';
import type { Rule } from '../rule';

const numbered = (capabilities: readonly string[]): number =>
  Math.max(0, ...capabilities.map((name) => Number(/^V(\d+)_(\d+)/.exec(name)?.slice(1).join('.') ?? 0)));

const seconds = (text: string): number => {
  const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };
  return [...text.matchAll(/([\d.]+)(ms|s|m|h)/g)].reduce(
    (sum, [, n, unit = '']) => sum + Number(n) * (units[unit] ?? 0),
    0,
  );
};

const capabilityChange = (level: string) => ({
  zh: `各机构管理员签署配置更新, 将 ${level} 的能力提升到 {wanted} (先升级全部节点)`,
  en:
    `Raise the ${level} capability to {wanted} by a configuration update that the administrators sign (upgrade all ` +
    'nodes first)',
});

const policyRule = (code: string, name: string): Rule => ({
  code,
  severity: 'error',
  what: { zh: `通道策略 ${name} 是 {found}`, en: `The channel's policy ${name} is {found}` },
  why: {
    zh: '少数机构即可代表全体决定链码; 应须多数同意',
    en: 'Few authorities could decide on the chaincode for all; it should take a majority',
  },
  change: {
    zh: `用配置更新将 /Channel/Application/${name} 设为 MAJORITY Endorsement`,
    en: `Set /Channel/Application/${name} to MAJORITY Endorsement by a configuration update`,
  },
  cases: ({ channel }: Facts) => {
    const found = channel.policies[name] ?? '(none)';
    return /^(MAJORITY|ALL) /.test(found) ? [] : [{ found }];
  },
});

export const channelRules: readonly Rule[] = [
  {
    code: 'DOCTOR-201',
    severity: 'error',
    what: { zh: '通道能力为 {found}', en: 'The channel capability is {found}' },
    why: { zh: '链码生命周期需要 V2_0', en: 'The chaincode lifecycle needs V2_0' },
    change: capabilityChange('channel'),
    cases: ({ channel: { capabilities } }) =>
      numbered(capabilities.channel) >= 2 ? [] : [{ found: capabilities.channel.join(', ') || '-', wanted: 'V2_0' }],
  },
  {
    code: 'DOCTOR-202',
    severity: 'error',
    what: { zh: '应用能力为 {found}', en: 'The application capability is {found}' },
    why: {
      zh: '封印用到的私有数据规则需要 V2_5',
      en: 'The rules of private data that seals rely on come with V2_5',
    },
    change: capabilityChange('application'),
    cases: ({ channel: { capabilities } }) =>
      numbered(capabilities.application) >= 2.5
        ? []
        : [{ found: capabilities.application.join(', ') || '-', wanted: 'V2_5' }],
  },
  {
    code: 'DOCTOR-203',
    severity: 'error',
    what: { zh: '共识为 BFT, 通道能力为 {found}', en: 'Consensus is BFT, the channel capability is {found}' },
    why: { zh: 'BFT 需要 V3_0', en: 'BFT needs V3_0' },
    change: capabilityChange('channel'),
    cases: ({ channel: { capabilities, consensus } }) =>
      consensus !== 'BFT' || numbered(capabilities.channel) >= 3
        ? []
        : [{ found: capabilities.channel.join(', ') || '-', wanted: 'V3_0' }],
  },
  policyRule('DOCTOR-204', 'LifecycleEndorsement'),
  policyRule('DOCTOR-205', 'Endorsement'),
  {
    code: 'DOCTOR-206',
    severity: 'error',
    what: { zh: '{msp} 没有锚节点', en: '{msp} has no anchor peer' },
    why: {
      zh: '其他机构的节点找不到它: 不能请它背书, 私有数据也到不了',
      en: "Other authorities' peers do not find it: it cannot be asked to endorse, and private data does not reach it",
    },
    change: {
      zh: '{msp} 的管理员用配置更新登记锚节点',
      en: 'An administrator of {msp} names one by a configuration update',
    },
    cases: ({ channel }) =>
      channel.authorities.filter(({ anchors }) => anchors.length === 0).map(({ msp }) => ({ msp })),
  },
  {
    code: 'DOCTOR-207',
    severity: 'error',
    what: { zh: '{msp} 的 Endorsement 策略是 {found}', en: 'The Endorsement policy of {msp} is {found}' },
    why: {
      zh: '它守护该机构的隐式集合, 即封印: 只应由该机构自己的节点满足',
      en: "It guards the authority's implicit collection, so its seals: only its own peers should meet it",
    },
    change: {
      zh: "{msp} 的管理员将其设为 OR('{msp}.peer')",
      en: "An administrator of {msp} sets it to OR('{msp}.peer')",
    },
    cases: ({ channel }) =>
      channel.authorities.flatMap(({ msp, policies }) => {
        const found = policies['Endorsement'] ?? '(none)';
        const named = [...found.matchAll(/'([^']+)[.](\w+)'/g)];
        const own =
          named.length > 0 && named.every(([, id, role]) => id === msp && (role === 'peer' || role === 'member'));
        return own ? [] : [{ msp, found }];
      }),
  },
  {
    code: 'DOCTOR-208',
    severity: 'warning',
    what: { zh: '出块等待时间为 {timeout}', en: 'The batch timeout is {timeout}' },
    why: {
      zh: '每次写入至少等这么久; 客户端每次等待提交 10 秒',
      en: 'Every write waits that long; clients wait 10 s for a commit at a time',
    },
    change: { zh: '设为 200ms 到 2s', en: 'Set it to between 200ms and 2s' },
    cases: ({ channel: { batch, consensus } }) =>
      consensus === 'BFT' || (seconds(batch.timeout) > 0 && seconds(batch.timeout) <= 2)
        ? []
        : [{ timeout: batch.timeout }],
  },
  {
    code: 'DOCTOR-209',
    severity: 'warning',
    what: {
      zh: '每块最多 {messages} 笔交易, {bytes} 字节',
      en: 'A block takes at most {messages} transactions and {bytes} bytes',
    },
    why: {
      zh: '块太小则吞吐受限; 一批记录可达 1 MB, 超过绝对上限的交易会被拒绝',
      en:
        'Small blocks limit the throughput; a batch of records may have 1 MB, and a transaction above the limit is ' +
        'refused',
    },
    change: {
      zh: 'MaxMessageCount 至少 10, AbsoluteMaxBytes 至少 2 MB',
      en: 'MaxMessageCount of 10 and AbsoluteMaxBytes of 2 MB at least',
    },
    cases: ({ channel: { batch } }) =>
      batch.maxMessages >= 10 && batch.absoluteMaxBytes >= 2 * 1024 * 1024
        ? []
        : [{ messages: batch.maxMessages, bytes: batch.absoluteMaxBytes }],
  },
  {
    code: 'DOCTOR-230',
    severity: 'error',
    what: {
      zh: '{msp} 的 MSP 不以 OU=admin 认定管理员: {found}',
      en: 'The MSP of {msp} does not tell administrators by OU=admin: {found}',
    },
    why: {
      zh: '合约只看得到证书, 凭 OU=admin 认定管理员: 对 MSP 而言并非管理员的人会成为管理员, 真正的管理员却不被承认',
      en:
        'Contracts see the certificate alone, and take OU=admin for an administrator: somebody would be one who is ' +
        'none for the MSP, and those who are would not be known',
    },
    change: {
      zh: '{msp} 的管理员用配置更新启用 NodeOUs, 将 AdminOUIdentifier 设为 admin, 不再逐个列出管理员证书',
      en:
        'An administrator of {msp} enables NodeOUs with admin as the AdminOUIdentifier by a configuration update, ' +
        'and names no administrators one by one',
    },
    cases: ({ channel }) =>
      channel.authorities.flatMap(({ msp, administrators, namedAdministrators }) => {
        if (administrators === 'admin' && namedAdministrators === 0) return [];
        const unit = administrators === '' ? 'NodeOUs: -' : `OU=${administrators}`;
        return [{ msp, found: namedAdministrators === 0 ? unit : `${unit}, admincerts: ${namedAdministrators}` }];
      }),
  },
];
