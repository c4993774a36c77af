import type { ErrorRow } from '@oneplusn/errors';

/** 101-109: the form of a file; 180-189: making and reading one. */
export const fileRows = {
  notJson: {
    number: 101,
    message: { zh: '文件不是 JSON: {problem}', en: 'The file is no JSON: {problem}' },
    remedy: {
      zh: '请出具方重新导出; 在此之前不要采信',
      en: 'Have whoever gave the file export it anew, and do not rely on it until then',
    },
  },
  otherFormat: {
    number: 102,
    message: { zh: '文件不是本产品的证据', en: 'The file is no evidence of this product' },
    remedy: {
      zh: '选择由 oneplusn evidence export 写出的文件',
      en: 'Choose a file that oneplusn evidence export wrote',
    },
  },
  otherVersion: {
    number: 103,
    message: {
      zh: '证据格式为第 {found} 版, 本程序读第 {known} 版',
      en: 'The evidence has version {found} of the format, and this program reads version {known}',
    },
    remedy: { zh: '换用相应版本的 oneplusn-verify', en: 'Use the oneplusn-verify of that version' },
  },
  malformed: {
    number: 104,
    message: { zh: '文件中 {path} 处不合格式', en: 'The file is malformed at {path}' },
    remedy: {
      zh: '请出具方重新导出; 在此之前不要采信',
      en: 'Have whoever gave the file export it anew, and do not rely on it until then',
    },
  },
  nothingClaimed: {
    number: 105,
    message: { zh: '文件没有声称任何内容', en: 'The file claims nothing' },
    remedy: { zh: '导出时给出编号或记录', en: 'Name a fact or records when exporting' },
  },
  factAbsent: {
    number: 180,
    message: { zh: '账本上没有 {id}', en: 'There is no {id} on the ledger' },
    remedy: { zh: '核对编号; 刚写入的请稍候再试', en: 'Check the id; what was written just now may take a moment' },
  },
  recordAbsent: {
    number: 181,
    message: { zh: '账本上没有第 {place} 条记录的承诺', en: 'The ledger holds no commitment of record {place}' },
    remedy: {
      zh: '记录此后可能已更正: 重新调阅后再导出',
      en: 'The record may have been corrected since: read it again, and export then',
    },
  },
  genesisAbsent: {
    number: 182,
    message: { zh: '节点没有给出区块 0', en: 'The peer does not give block 0' },
    remedy: { zh: '换用保有全部区块的节点', en: 'Use a peer that has all blocks' },
  },
  badRoot: {
    number: 183,
    message: { zh: '{file} 中没有可用的根证书', en: 'There is no root certificate in {file}' },
    remedy: { zh: '给出 PEM 格式的根证书', en: 'Give root certificates as PEM' },
  },
  fileUnreadable: {
    number: 184,
    message: { zh: '无法读取文件 {file}: {problem}', en: 'The file {file} cannot be read: {problem}' },
    remedy: { zh: '检查路径与权限', en: 'Check the path and your right to it' },
  },
} as const satisfies Readonly<Record<string, ErrorRow>>;
