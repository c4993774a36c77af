import type { ErrorRow } from '@oneplusn/errors';

/** 110-119: configurations; 120-129: blocks. */
export const chainRows = {
  genesisMissing: {
    number: 110,
    message: { zh: '文件没有区块 0', en: 'The file has no block 0' },
    remedy: {
      zh: '请出具方重新导出; 在此之前不要采信',
      en: 'Have whoever gave the file export it anew, and do not rely on it until then',
    },
  },
  genesisOther: {
    number: 111,
    message: {
      zh: '区块 0 的散列为 {found}, 应为 {pinned}',
      en: 'Block 0 has the hash {found}, and {pinned} is pinned',
    },
    remedy: {
      zh: '这是另一个账本的证据, 或其配置被替换; 向治理机构核对创世区块散列',
      en: 'It is of another ledger, or its configuration was swapped: ask the governing authority for the hash',
    },
  },
  genesisUnpinned: {
    number: 112,
    message: {
      zh: '没有给出创世区块散列: 无法知道这是哪个账本',
      en: 'No hash of block 0 is pinned: which ledger it is cannot be known',
    },
    remedy: {
      zh: '用 --genesis 给出从治理机构得到的散列',
      en: 'Give the hash with --genesis, as the governing authority publishes it',
    },
  },
  configurationUnreadable: {
    number: 113,
    message: { zh: '区块 {block} 没有可读的通道配置', en: 'Block {block} sets no configuration that can be read' },
    remedy: {
      zh: '请出具方重新导出; 在此之前不要采信',
      en: 'Have whoever gave the file export it anew, and do not rely on it until then',
    },
  },
  configurationUnsigned: {
    number: 114,
    message: {
      zh: '配置区块 {block} 没有此前配置所要求的排序节点签名',
      en: 'Configuration block {block} is not signed by the orderers of the configuration before',
    },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
  configurationGap: {
    number: 115,
    message: {
      zh: '配置区块 {block} 为第 {found} 次配置, 应为第 {expected} 次: 中间有缺失',
      en: 'Configuration block {block} has sequence {found} and not {expected}: one is missing',
    },
    remedy: {
      zh: '请出具方重新导出; 在此之前不要采信',
      en: 'Have whoever gave the file export it anew, and do not rely on it until then',
    },
  },
  otherChannel: {
    number: 116,
    message: {
      zh: '区块 {block} 属于通道 {found}, 不是 {channel}',
      en: 'Block {block} is of the channel {found} and not of {channel}',
    },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
  configurationOrder: {
    number: 117,
    message: { zh: '配置区块 {block} 不在应有的位置', en: 'Configuration block {block} is out of place' },
    remedy: {
      zh: '请出具方重新导出; 在此之前不要采信',
      en: 'Have whoever gave the file export it anew, and do not rely on it until then',
    },
  },
  dataBroken: {
    number: 120,
    message: { zh: '区块 {block} 的交易与其头部不符', en: 'The transactions of block {block} do not fit its header' },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
  unsigned: {
    number: 121,
    message: {
      zh: '区块 {block} 没有足够的本通道排序节点签名',
      en: 'Block {block} is not signed by enough of the orderers of the channel',
    },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
  configurationWithheld: {
    number: 122,
    message: {
      zh: '区块 {block} 以区块 {named} 的配置为准, 文件给出的是区块 {found}',
      en: 'Block {block} goes by the configuration of block {named}, and the file gives that of block {found}',
    },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
  flagsCount: {
    number: 123,
    message: {
      zh: '区块 {block} 有 {transactions} 笔交易, 校验结果却有 {flags} 个',
      en: 'Block {block} has {transactions} transactions and {flags} verdicts',
    },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
  outOfChain: {
    number: 124,
    message: { zh: '区块 {block} 不在文件所给的链上', en: 'Block {block} is not in the chain that the file gives' },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
  blockTwice: {
    number: 125,
    message: { zh: '区块 {block} 在文件中出现两次', en: 'Block {block} is in the file twice' },
    remedy: {
      zh: '请出具方重新导出; 在此之前不要采信',
      en: 'Have whoever gave the file export it anew, and do not rely on it until then',
    },
  },
  blockUnused: {
    number: 126,
    message: { zh: '区块 {block} 不含所称的交易', en: 'Block {block} holds no transaction that is claimed' },
    remedy: {
      zh: '请出具方重新导出; 在此之前不要采信',
      en: 'Have whoever gave the file export it anew, and do not rely on it until then',
    },
  },
  ordererRevoked: {
    number: 127,
    message: {
      zh: '区块 {block} 的一名签名者 {name} ({authority}) 的证书已被当时的配置 (区块 {configuration}) 吊销, 其签名不计',
      en: 'The certificate of {name} ({authority}), who signed block {block}, is revoked as of block {configuration}',
    },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
} as const satisfies Readonly<Record<string, ErrorRow>>;
