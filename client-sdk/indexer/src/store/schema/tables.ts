/** The tables that hold what stands in blocks, as it stands there. */
import { text, textOr, whole, wholeOr, type Table } from './column';

const block = whole('block', 'In which block', '所在区块');
const position = whole('position', 'Its place in the block, from 0 on', '在区块中的次序, 自 0 起');
const place = [block, position];

/** What an index says of itself: stands for itself, not for a block. */
export const about: Table = {
  name: 'about',
  means: {
    en: 'What the index is of, and by which version of the tables',
    zh: '索引属于哪个账本, 采用第几版表结构',
  },
  columns: [
    text(
      'name',
      'channel; chain: what tells one ledger from all others (data hash of block 0); schema: version of the tables; ' +
        'verify: full where validity was worked out from the blocks, absent where the word of the peer is taken',
      'channel 为通道; chain 用于区分账本 (第 0 块的数据散列); schema 为表结构版本; verify 为 full 表示有效性由区块重新推算, 没有则采用节点的裁定',
    ),
    text('value', 'What it is', '其值'),
  ],
  key: ['name'],
  indexes: [],
};

const blocks: Table = {
  name: 'blocks',
  means: { en: 'One row a block, from 0 on without a gap; hashes in hex', zh: '每块一行, 自 0 起连续; 散列为十六进制' },
  columns: [
    whole('number', 'The number of the block', '区块号'),
    text('hash', 'Its hash', '本块散列'),
    text('previous', 'The hash of the block before, as this one names it', '本块所写的前一块散列'),
    text('data', 'Hash over its transactions', '其全部交易的散列'),
    whole('transactions', 'How many they are', '交易笔数'),
  ],
  key: ['number'],
  indexes: [],
};

const configurations: Table = {
  name: 'configurations',
  means: {
    en: "One row a block that sets the channel's configuration: who its members and orderers are from then on",
    zh: '每个设定通道配置的区块一行: 自此的成员与排序节点',
  },
  columns: [
    block,
    text(
      'content',
      "The channel's group (common.ConfigGroup of Fabric), in base64",
      '通道配置组 (Fabric 的 common.ConfigGroup), base64',
    ),
  ],
  key: ['block'],
  indexes: [],
};

export const transactions: Table = {
  name: 'transactions',
  means: {
    en: 'One row a transaction, valid or not, in the order of the ledger: block, then position in it',
    zh: '每笔交易一行, 有效与否都在; 按账本次序: 先区块, 后块内次序',
  },
  columns: [
    ...place,
    text(
      'id',
      'Empty where it cannot be read; an invalid one may repeat the id of another',
      '无法读取的为空; 无效交易可能重用他人的编号',
    ),
    text('type', 'ENDORSER_TRANSACTION, CONFIG', 'ENDORSER_TRANSACTION (调用合约), CONFIG (通道配置)'),
    text(
      'code',
      "The peer's verdict: VALID, MVCC_READ_CONFLICT, ...; with full verification the one that was worked out",
      '节点的裁定: VALID (有效), MVCC_READ_CONFLICT (冲突) 等; 完整核验时为推算的裁定',
    ),
    textOr(
      'time',
      'When its sender says that it was made: 2026-03-01T08:00:00.000Z',
      '发送方所写的时间: 2026-03-01T08:00:00.000Z',
    ),
    textOr(
      'hour',
      'The same in China Standard Time, to the hour: 2026-03-01T16',
      '北京时间, 精确到小时: 2026-03-01T16',
    ),
    textOr('msp', 'The authority of who signed it', '签名者所属机构'),
    textOr('actor', 'Who signed it: GD/li', '签名者: GD/li'),
    textOr('chaincode', 'Which chaincode it calls', '调用哪个合约'),
    textOr('function', 'What it calls: access:open', '调用什么: access:open'),
    textOr('event', 'What it says that it did: access.open', '其事件所称: access.open'),
    textOr(
      'problem',
      'Why that is not true: event.unsigned; empty where it is true',
      '事件何以不实: event.unsigned; 属实的为空',
    ),
  ],
  key: ['block', 'position'],
  indexes: [['id'], ['actor', 'block', 'position'], ['hour', 'block']],
};

const endorsements: Table = {
  name: 'endorsements',
  means: { en: 'Who has endorsed a transaction: one row a signature', zh: '交易由谁背书: 每个签名一行' },
  columns: [
    ...place,
    whole('place', 'Which of its signatures, from 0 on', '第几个签名, 自 0 起'),
    text('msp', 'In whose name', '以哪个机构的名义'),
    text(
      'verdict',
      "sound; forged; unissued: by no authority's certificate",
      'sound 有效; forged 伪造; unissued 证书并非机构签发',
    ),
  ],
  key: ['block', 'position', 'place'],
  indexes: [],
};

export const facts: Table = {
  name: 'facts',
  means: {
    en:
      'Facts with all their versions, and all that others have put in their places: one row a transaction and fact. ' +
      'What the ledger itself takes for the fact has sealed = 1 and fits = 1',
    zh: '事实的全部版本, 以及他人写在其位置上的一切: 每笔交易每项事实一行。账本认可的满足 sealed = 1 且 fits = 1',
  },
  columns: [
    ...place,
    text(
      'kind',
      'opening, grant, request, decision, dataset, actor, ...',
      'opening 调阅, grant 授权, request 申请, decision 决定, dataset 目录 等',
    ),
    text('id', 'MHRSS/o-gd-5e0c61d9ab4287f3', '如 MHRSS/o-gd-5e0c61d9ab4287f3'),
    text('owner', 'MHRSS: who must vouch for it', '如 MHRSS: 须由谁担保'),
    textOr(
      'seal',
      'SHA-256 that the owner has sealed; empty where the owner seals nothing',
      '所有者所封的 SHA-256; 未封的为空',
    ),
    whole(
      'sealed',
      '1: by all whose fact it is, for an opening by its requester too',
      '1: 相关各方均已封印, 调阅还须申请方封印',
    ),
    whole('told', '1: the event of the transaction names it, and is true', '1: 交易的事件写明了它, 且属实'),
    wholeOr(
      'fits',
      "1: the text is JSON, and the one that the owner's newest seal is of; empty: no text",
      '1: 文本为 JSON, 且与所有者最新封印相符; 无文本的为空',
    ),
    whole('removed', '1: the text was removed', '1: 文本被移除'),
    textOr(
      'text',
      '{"previous":"...","value":{...}}; NUL is shown as U+2400',
      '{"previous":"...","value":{...}}; NUL 显示为 U+2400',
    ),
  ],
  key: ['block', 'position', 'kind', 'id'],
  indexes: [['kind', 'id', 'block', 'position']],
};

export const meddling: Table = {
  name: 'meddling',
  means: {
    en: "What was done to public keys that nothing honest needs: who did it stands in the transaction's row",
    zh: '对公开键所作的、诚实合约无须作出的改动: 何人所为见该交易',
  },
  columns: [
    ...place,
    whole('place', 'Which of its changes, from 0 on', '第几项改动, 自 0 起'),
    text(
      'change',
      'removed: an entry of a list; written: an entry that points elsewhere; frozen: a key that others cannot write',
      'removed 移除列表条目; written 写入所指不符的条目; frozen 冻结, 使他人不能再写该键',
    ),
    text('key', "The key's parts as JSON", '键的各部分, JSON'),
    textOr(
      'kind',
      'Of which kind the fact is that stands there, or that the entry points at',
      '该处或条目所指事实的类别',
    ),
    textOr('id', 'Which fact that is', '是哪项事实'),
    textOr('holders', 'Whose signatures a frozen key asks for: GD,ZJ', '被冻结的键此后要求谁签名: GD,ZJ'),
  ],
  key: ['block', 'position', 'place'],
  indexes: [['kind', 'id']],
};

export const texts: Table = {
  name: 'texts',
  means: { en: 'The words of the newest version of each fact, for the search', zh: '每项事实最新版本中的文字, 供检索' },
  columns: [
    text('kind', 'Of which kind', '类别'),
    text('id', 'Of which fact', '事实编号'),
    text('content', 'All its prose in one, folded (NFKC, small letters)', '全部文字合为一段, 经归一 (NFKC, 小写)'),
    block,
    position,
  ],
  key: ['kind', 'id'],
  indexes: [],
};

export const grams: Table = {
  name: 'grams',
  means: {
    en: 'Which facts hold which two neighbouring characters, or which word: no tokenizer knows words of two characters',
    zh: '哪些事实含有哪两个相邻汉字或哪个单词: 现成的分词器找不到两个字的词',
  },
  columns: [
    text('gram', '参保; a Latin word as a whole', '如 参保; 拉丁文按整词'),
    text('kind', 'Of which kind', '类别'),
    text('id', 'Of which fact', '事实编号'),
  ],
  key: ['gram', 'kind', 'id'],
  indexes: [['kind', 'id']],
};

export const disputed: Table = {
  name: 'disputed',
  means: {
    en: "Transactions whose validity, worked out from the blocks alone, is another than the peer's flag says",
    zh: '由区块重新推算的有效性与节点标志不符的交易',
  },
  columns: [
    ...place,
    text('id', 'The id of the transaction', '交易编号'),
    text('peer', "The peer's flag: VALID, ...", '节点的标志: VALID 等'),
    text('own', 'What was worked out: MVCC_READ_CONFLICT, ...', '推算的裁定: MVCC_READ_CONFLICT 等'),
  ],
  key: ['block', 'position'],
  indexes: [],
};

const space = text(
  'space',
  'A chaincode: foundation; with $$h and a collection: hashes of its keys',
  '合约: foundation; 带 $$h 与集合名的为该集合的键散列',
);
const key = text('key', 'The bytes of the key, in hex', '键的字节, 十六进制');

export const keys: Table = {
  name: 'keys',
  means: {
    en: 'The newest version of each key that exists: what validity is worked out from; empty without full verification',
    zh: '每个现存键的最新版本: 推算有效性的依据; 未完整核验的为空',
  },
  columns: [
    space,
    key,
    block,
    position,
    textOr(
      'policy',
      "The key's own endorsement policy (common.SignaturePolicyEnvelope of Fabric), in base64",
      '该键自己的背书策略 (Fabric 的 common.SignaturePolicyEnvelope), base64',
    ),
    textOr('value', 'What it holds, in base64; of _lifecycle alone', '其值, base64; 仅 _lifecycle 的'),
  ],
  key: ['space', 'key'],
  indexes: [],
};

export const expiries: Table = {
  name: 'expiries',
  means: {
    en: 'Hashes of private keys that are forgotten with a later block, if they were not written again by then',
    zh: '将随某区块被遗忘的私有键散列 (其间未再写入的)',
  },
  columns: [whole('due', 'With which block', '随哪个区块'), space, key, block],
  key: ['due', 'space', 'key'],
  indexes: [],
};

/** What each block puts there, in the order in which it is written. */
export const ofBlocks = { blocks, configurations, transactions, endorsements, facts, meddling, disputed } as const;
export type OfBlocks = keyof typeof ofBlocks;
