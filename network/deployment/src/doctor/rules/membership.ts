/** What an organisation's own group in the channel's configuration holds: its size, and whom it has revoked. */
import type { MemberFacts } from '../../channel/members';
import type { Facts } from '../facts';
import type { Rule } from '../rule';

/** An MSP with a chain of CAs has 10 KB; a list of a thousand revoked certificates another 40 KB. */
const largeGroup = 128 * 1024;
const largeConfiguration = 1024 * 1024;
/** What is written by one call fits several times into it. */
const largeTransaction = 10 * 1024 * 1024;

const kilobytes = (bytes: number): number => Math.round(bytes / 1024);

const flawed = ({ channel }: Facts, ...flaws: readonly string[]) =>
  channel.members
    .filter(({ revocations }) => revocations.some(({ flaw }) => flaw !== undefined && flaws.includes(flaw)))
    .map(({ of }) => ({ of }));

const overdue = ({ revocations }: MemberFacts, now: number): number | undefined =>
  revocations.map(({ until }) => until).find((until) => until !== undefined && until < now);

const renewList = {
  zh: '{of} 的管理员执行 oneplusn network revoke, 再执行 oneplusn network send',
  en: 'An administrator of {of} runs oneplusn network revoke, then oneplusn network send',
};

export const membershipRules: readonly Rule[] = [
  {
    code: 'DOCTOR-210',
    severity: 'warning',
    what: { zh: '{of} 在通道配置中占 {kb} KB', en: "{of} takes {kb} KB of the channel's configuration" },
    why: {
      zh: '机构的一名管理员即可扩大本机构的部分; 每次更新配置, 全体节点都要保存一份完整配置',
      en:
        'One administrator alone can let its own part grow, and with each update everybody keeps the whole ' +
        'configuration once more',
    },
    change: {
      zh: '查明 {of} 写入了什么并令其删去; 不从的, 以 oneplusn network remove-authority 移出',
      en:
        'Find out what {of} has put there and have it removed; who refuses can be removed: oneplusn network ' +
        'remove-authority',
    },
    cases: ({ channel }) =>
      channel.members.filter(({ bytes }) => bytes > largeGroup).map(({ of, bytes }) => ({ of, kb: kilobytes(bytes) })),
  },
  {
    code: 'DOCTOR-211',
    severity: 'warning',
    what: { zh: '通道配置共 {kb} KB', en: "The channel's configuration has {kb} KB" },
    why: {
      zh: '接近单笔交易上限时, 配置便不能再更新; 新节点加入也要先取得它',
      en: 'Near the limit of one transaction it can no longer be updated, and whoever joins has to fetch it',
    },
    change: {
      zh: '逐项查看: peer channel fetch config, configtxlator proto_decode',
      en: 'Look at its parts: peer channel fetch config, configtxlator proto_decode',
    },
    cases: ({ channel }) => (channel.bytes > largeConfiguration ? [{ kb: kilobytes(channel.bytes) }] : []),
  },
  {
    code: 'DOCTOR-212',
    severity: 'error',
    what: {
      zh: '{of} 的吊销列表未写明其 CA 的密钥标识',
      en: 'A revocation list of {of} does not name the key of its CA',
    },
    why: {
      zh: 'Fabric 因此拒绝 {of} 的一切证书, 不只是被吊销的',
      en: 'Fabric then refuses every certificate of {of}, not the revoked ones alone',
    },
    change: {
      zh: '换成含 Authority Key Identifier 的列表; {of} 自己签名已无效时, 由其他机构多数签署更新',
      en:
        'Put a list in its place that has an Authority Key Identifier; where signatures of {of} no longer count, ' +
        'the majority of the others signs the update',
    },
    cases: (facts) => flawed(facts, 'keyless'),
  },
  {
    code: 'DOCTOR-213',
    severity: 'error',
    what: {
      zh: '{of} 的吊销列表不是由其 CA 签发, 或无法读取',
      en: 'A revocation list of {of} is not signed by its CA, or is unreadable',
    },
    why: {
      zh: 'Fabric 不理会它: 名列其中的证书仍然有效',
      en: 'Fabric passes it over: the certificates on it are still taken',
    },
    change: renewList,
    cases: (facts) => flawed(facts, 'foreign', 'unreadable'),
  },
  {
    code: 'DOCTOR-214',
    severity: 'warning',
    what: {
      zh: '{of} 的吊销列表应于 {date} 更新',
      en: 'The revocation list of {of} was to be replaced by {date}',
    },
    why: {
      zh: 'Fabric 仍然采用它, 但此后吊销的证书不在其中',
      en: 'Fabric still goes by it, but what was revoked since is not on it',
    },
    change: renewList,
    cases: ({ channel, now }) =>
      channel.members.flatMap((member) => {
        const until = overdue(member, now);
        return until === undefined ? [] : [{ of: member.of, date: new Date(until).toISOString().slice(0, 10) }];
      }),
  },
  {
    code: 'DOCTOR-215',
    severity: 'warning',
    what: {
      zh: '{of} 在登记中停用 {suspended} 人, 而其吊销列表只有 {revoked} 张证书',
      en:
        '{of} has suspended {suspended} persons in the registry, and has {revoked} certificates on its revocation ' +
        'lists',
    },
    why: {
      zh: '登记只约束链码: 停用者仍可读取区块与事件 (qscc, deliver), 仍可向排序节点发送',
      en:
        'The registry binds chaincode alone: the suspended still read blocks and events (qscc, deliver), and still ' +
        'send to the orderers',
    },
    change: renewList,
    cases: ({ channel, msp, suspended = [] }) => {
      const lists = channel.members.find(({ of }) => of === msp)?.revocations ?? [];
      const revoked = new Set(lists.flatMap((list) => (list.flaw === undefined ? list.revoked : []))).size;
      return suspended.length > revoked ? [{ of: msp, suspended: suspended.length, revoked }] : [];
    },
  },
  {
    code: 'DOCTOR-216',
    severity: 'warning',
    what: { zh: '一笔交易可达 {mb} MB', en: 'A transaction may have {mb} MB' },
    why: {
      zh: '任何成员都能以此上限反复发送, 不论有效与否, 都会写入每个节点的磁盘',
      en: 'Any member can send that much again and again, and valid or not it stands on the disk of every node',
    },
    change: {
      zh: '以配置更新将 AbsoluteMaxBytes 设为 10 MB 以下',
      en: 'Set AbsoluteMaxBytes to 10 MB or less by a configuration update',
    },
    cases: ({ channel: { batch } }) =>
      batch.absoluteMaxBytes > largeTransaction ? [{ mb: Math.round(batch.absoluteMaxBytes / 1024 / 1024) }] : [],
  },
];
