import { errorTable, joined } from '@oneplusn/errors';

/** 101-109: the file of an index; 110-119: blocks; 120-129: questions. Codes `INDEX-1xx` are stable for ever. */
export const indexErrors = errorTable('INDEX', {
  fileUnusable: {
    number: 101,
    message: { zh: '无法打开索引 {file}: {problem}', en: 'Cannot open the index {file}: {problem}' },
    remedy: {
      zh: '检查路径与权限; 还没有索引时先运行 oneplusn index follow',
      en: 'Check the path and your right to it; where there is no index yet, run oneplusn index follow first',
    },
  },
  otherFile: {
    number: 102,
    message: { zh: '{file} 不是索引', en: '{file} is no index' },
    remedy: { zh: '换一个文件名; 此文件未作改动', en: 'Name another file: this one was left as it is' },
  },
  otherSchema: {
    number: 103,
    message: {
      zh: '索引 {file} 的表结构为第 {found} 版, 本程序使用第 {known} 版',
      en: 'The index {file} has version {found} of the tables, and this program uses version {known}',
    },
    remedy: {
      zh: '另取一个文件名, 用 oneplusn index follow 从区块 0 重建: 索引随时可以重建',
      en: 'Build it again from block 0 by oneplusn index follow, in another file: an index can always be rebuilt',
    },
  },
  otherLedger: {
    number: 104,
    message: {
      zh: '索引 {file} 属于另一个账本, 不是现在连接的通道 {channel}',
      en: 'The index {file} is of another ledger than the channel {channel} that is connected now',
    },
    remedy: {
      zh: '每个账本各用一个文件; 若网络已重建, 换一个文件名重新索引',
      en: 'Keep a file for each ledger; where the network was made anew, index it into another file',
    },
  },
  nodeTooOld: {
    number: 105,
    message: { zh: 'Node {found} 没有 SQLite', en: 'Node {found} has no SQLite' },
    remedy: { zh: '使用 Node 22.13 或更新的版本, 建议 24', en: 'Use Node 22.13 or newer, best 24' },
  },
  serverUnusable: {
    number: 106,
    message: { zh: '数据库 {server} 无法使用: {problem}', en: 'The database {server} cannot be used: {problem}' },
    remedy: {
      zh: '检查 PostgreSQL 是否运行, 以及地址、库名、用户和口令; 恢复后重新运行即从中断处继续',
      en: joined(
        'See that PostgreSQL runs there, and check address, database, user and password; run it again then: it goes ',
        'on where it was',
      ),
    },
  },
  olderSchema: {
    number: 107,
    message: {
      zh: '索引 {file} 的表结构为第 {found} 版, 尚未升级到第 {known} 版',
      en: 'The index {file} has version {found} of the tables, and was not yet moved to version {known}',
    },
    remedy: {
      zh: '运行一次 oneplusn index follow, 会先升级表结构再继续',
      en: 'Run oneplusn index follow once: it moves the tables, and goes on',
    },
  },
  begunOtherwise: {
    number: 108,
    message: {
      zh: '索引 {file} 以 --verify {found} 建立, 不能改为 --verify {asked}',
      en: 'The index {file} was begun with --verify {found}, and cannot go on with --verify {asked}',
    },
    remedy: {
      zh: '不写 --verify 即按原方式继续; 要改变方式, 用 oneplusn index rebuild --verify {asked} 从区块 0 重建',
      en: joined(
        'Leave --verify out to go on as it was begun; to change it, build the index again from block 0 by ',
        'oneplusn index rebuild --verify {asked}',
      ),
    },
  },
  outOfTurn: {
    number: 110,
    message: { zh: '应为区块 {expected}, 来的却是 {block}', en: 'Block {block} came where {expected} was to come' },
    remedy: {
      zh: '确认没有另一个程序在写同一索引, 然后重新运行; 来的区块未写入',
      en: 'See that no other program writes into the same index, and run it again; the block was not written',
    },
  },
  chainBroken: {
    number: 111,
    message: {
      zh: '区块 {block} 不接在前一区块之后: 它所写的前块散列为 {given}, 应为 {expected}',
      en: 'Block {block} does not follow the one before: it names the hash {given}, and that is {expected}',
    },
    remedy: {
      zh: '本机构的节点给出了另一条链: 保留索引文件作为证据, 与其他机构的节点核对, 并告知审计; 该区块未写入',
      en: joined(
        'The peer serves another chain than before: keep the index as evidence, compare with peers of other ',
        'authorities, and tell the auditors; the block was not written',
      ),
    },
  },
  dataBroken: {
    number: 112,
    message: {
      zh: '区块 {block} 的交易与其头部不符: 散列为 {found}, 头部所写为 {given}',
      en: 'The transactions of block {block} are not those of its header: their hash is {found}, it names {given}',
    },
    remedy: {
      zh: '节点的区块存储已损坏或被改动: 请节点管理员从其他机构的节点重新同步; 该区块未写入',
      en: joined(
        "The peer's store of blocks is damaged, or was changed: let its operator fetch the blocks anew from other ",
        'peers; the block was not written',
      ),
    },
  },
  flagsMissing: {
    number: 113,
    message: {
      zh: '区块 {block} 有 {transactions} 笔交易, 却有 {flags} 个有效性标志',
      en: 'Block {block} has {transactions} transactions and {flags} flags of validity',
    },
    remedy: {
      zh: '请节点管理员检查节点的区块存储; 该区块未写入',
      en: "Let the peer's operator look into its store of blocks; the block was not written",
    },
  },
  unsigned: {
    number: 114,
    message: {
      zh: '区块 {block} 没有通道配置所要求的排序节点签名',
      en: "Block {block} is not signed by the channel's orderers as its configuration asks for",
    },
    remedy: {
      zh: '节点给出的区块并非排序服务所出: 保留索引文件作为证据, 与其他机构的节点核对, 并告知审计; 该区块未写入',
      en: joined(
        'The peer serves a block that the ordering service did not make: keep the index as evidence, compare with ',
        'peers of other authorities, and tell the auditors; the block was not written',
      ),
    },
  },
  notAllowed: {
    number: 115,
    message: {
      zh: '区块 {block} 的通道配置未得到其修改策略所要求的签署: {problem}',
      en: 'Block {block} sets a configuration that was not allowed by those whom it must ask: {problem}',
    },
    remedy: {
      zh: '排序服务接受了成员未同意的配置: 保留索引文件作为证据, 与其他机构的节点核对, 并告知审计; 该区块未写入',
      en: joined(
        'The ordering service took a configuration that the members did not agree on: keep the index as evidence, ',
        'compare with peers of other authorities, and tell the auditors; the block was not written',
      ),
    },
  },
  queryRefused: {
    number: 120,
    message: { zh: '该查询无法执行: {problem}', en: 'This query cannot be run: {problem}' },
    remedy: {
      zh: '只能读取: 用一条 SELECT 语句; 表与列见 @oneplusn/indexer 的说明',
      en: "Queries only read: write one SELECT; tables and columns are in the indexer's README",
    },
  },
  notBy: {
    number: 121,
    message: { zh: '{list} 不能按 {filter} 筛选', en: '{list} cannot be narrowed by {filter}' },
    remedy: {
      zh: '去掉该条件, 或用 oneplusn index sql 查询; 各表的列见 oneplusn index schema',
      en: 'Leave it out, or ask with oneplusn index sql; oneplusn index schema shows the columns of each table',
    },
  },
  noWords: {
    number: 122,
    message: { zh: '检索词中没有文字', en: 'The words to search for hold no letter, character or digit' },
    remedy: { zh: '给出至少一个汉字、单词或数字', en: 'Give at least one Chinese character, word or number' },
  },
  noPage: {
    number: 123,
    message: { zh: '{given} 不是上一页给出的位置', en: '{given} is not what the page before gave as next' },
    remedy: { zh: '使用上一页的 next, 或从头开始', en: 'Take `next` of the page before, or begin anew' },
  },
  unknownColumn: {
    number: 124,
    message: { zh: '{list} 没有列 {column}', en: '{list} has no column {column}' },
    remedy: {
      zh: '各表的列见 oneplusn index schema',
      en: 'oneplusn index schema shows the columns of each table',
    },
  },
});
