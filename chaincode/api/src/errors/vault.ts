import { errorTable } from '@oneplusn/errors';

/** Errors of the vault: what an authority keeps encrypted in its own collection. */
export const vaultErrors = errorTable('VAULT', {
  noKey: {
    number: 101,
    message: { zh: '{msp} 的链码服务没有密文库密钥', en: 'The chaincode service of {msp} has no vault key' },
    remedy: {
      zh: '以 ONEPLUSN_VAULT_KEYS 指定密钥文件后重启该服务',
      en: 'Name its key file in ONEPLUSN_VAULT_KEYS and start the service again',
    },
  },
  notPrepared: {
    number: 102,
    message: {
      zh: '{msp} 的密文库尚未启用密钥 {key}',
      en: 'The vault of {msp} has not been prepared for the key {key}',
    },
    remedy: { zh: '先执行 vault.prepare (SDK 会自动执行)', en: 'Call vault.prepare first (the SDK does)' },
  },
  wrongKey: {
    number: 103,
    message: {
      zh: '密钥 {key} 不是 {msp} 密文库启用时的那一把',
      en: 'The key {key} is not the one that the vault of {msp} was prepared with',
    },
    remedy: {
      zh: '恢复原密钥文件后重启链码服务; 不要另造同名密钥',
      en: 'Put the right key file back and start the service again; make no other key of that name',
    },
  },
  unreadable: {
    number: 104,
    message: { zh: '{msp} 密文库的一项内容无法解密', en: 'An entry in the vault of {msp} cannot be decrypted' },
    remedy: {
      zh: '检查密钥文件是否含有其密钥; 内容若被改动, 从备份恢复',
      en: 'See that the key file holds its key; where the entry was altered, restore it from a backup',
    },
  },
  badKeyFile: {
    number: 105,
    message: { zh: '密文库密钥文件不合格: {problem}', en: 'The vault key file is malformed: {problem}' },
    remedy: {
      zh: '用 oneplusn vault-key 制作, 或从备份恢复',
      en: 'Make one with oneplusn vault-key, or restore it from a backup',
    },
  },
  wrongPeer: {
    number: 106,
    message: { zh: '{msp} 的密文库不在 {peer} 的节点上', en: 'The vault of {msp} is not on a peer of {peer}' },
    remedy: { zh: '向本机构的节点调用 (SDK 会自动选择)', en: "Call a peer of one's own authority (the SDK does)" },
  },
});
