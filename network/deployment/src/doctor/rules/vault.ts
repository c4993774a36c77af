import type { Rule } from '../rule';

const run = (words: string) => ({ zh: `执行 oneplusn ${words}`, en: `Run oneplusn ${words}` });

export const vaultRules: readonly Rule[] = [
  {
    code: 'DOCTOR-601',
    severity: 'error',
    what: { zh: '{msp} 的链码服务没有密文库密钥', en: 'The chaincode service of {msp} has no vault key' },
    why: { zh: '有条件共享的记录不能登记, 也不能读取', en: 'Conditional records can be neither put nor read' },
    change: {
      zh: '以 ONEPLUSN_VAULT_KEYS 指定密钥文件后重启服务',
      en: 'Name its key file in ONEPLUSN_VAULT_KEYS and start the service again',
    },
    cases: ({ vault, msp }) => (vault?.keys.length === 0 ? [{ msp }] : []),
  },
  {
    code: 'DOCTOR-602',
    severity: 'error',
    what: { zh: '密文库密钥 {key} 与启用时不同', en: 'The vault key {key} is not the one that was taken into use' },
    why: {
      zh: '用它写的内容, 其他服务无法读取; 已有内容它也读不了',
      en: 'What it would write no other service could read, and it reads nothing that is there',
    },
    change: { zh: '恢复原密钥文件后重启服务', en: 'Put the right key file back and start the service again' },
    cases: ({ vault }) => (vault?.keys ?? []).filter(({ state }) => state === 'wrong').map(({ key }) => ({ key })),
  },
  {
    code: 'DOCTOR-603',
    severity: 'note',
    what: { zh: '密文库密钥 {key} 尚未启用', en: 'The vault key {key} has not been taken into use' },
    why: { zh: '内容仍用旧密钥', en: 'All is still under the earlier key' },
    change: run('vault renew'),
    cases: ({ vault }) => {
      const [current, ...earlier] = vault?.keys ?? [];
      const follows = current?.state === 'new' && earlier.some(({ state }) => state === 'ready');
      return follows ? [{ key: current.key }] : [];
    },
  },
  {
    code: 'DOCTOR-604',
    severity: 'warning',
    what: { zh: '{msp} 的密文库有内容仍用旧密钥或未加密', en: 'The vault of {msp} holds entries under an earlier key' },
    why: {
      zh: '旧密钥泄露后, 这些内容可被读取; 未加密的内容全体成员可读',
      en: 'Who has that key can read them; what was written in clear every member can read',
    },
    change: run('vault renew'),
    cases: ({ vault, msp }) => (vault?.outdated === true ? [{ msp }] : []),
  },
];
