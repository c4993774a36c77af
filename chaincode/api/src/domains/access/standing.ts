/** What a provider does with a grant once it is given. */
import * as v from 'valibot';
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { transaction } from '../../transaction';
import { text } from '../../values/scalars';
import { Grant, grantId } from './grant';

const stepErrors = [errors.ledger.notFound, errors.ledger.notOwner, errors.ledger.illegalState] as const;

export const suspend = transaction({
  name: 'access.suspend',
  kind: 'submit',
  summary: { zh: '暂停授权', en: 'Suspend a grant' },
  about: {
    en:
      'Effective with the commit: from then on nothing is opened or read under it, and who tries is told the reason. ' +
      'It goes on with `access.resume`; its term runs meanwhile.',
    zh: '上链即生效: 此后不能据此调阅或读取, 尝试者得知理由。以 `access.resume` 恢复; 其间期限照常计算。',
  },
  requires: {
    en: 'That the caller looks after the dataset, and the grant is active.',
    zh: '目录条目由调用方维护, 且授权有效。',
  },
  emits: { en: 'The grant as suspended, with the reason.', zh: '授权, 状态为已暂停, 附理由。' },
  decides: {},
  signers: [{ owner: 'grant' }, 'witness'],
  callers: ['steward'],
  input: v.object({
    grant: grantId,
    reason: field(text(400), {
      en: 'Why it is suspended: whoever tries to open is told this.',
      zh: '暂停的理由: 尝试调阅的人员会得知。',
      example: 'Its use is being looked into',
      exampleZh: '使用情况核查中',
    }),
  }),
  output: Grant,
  errors: stepErrors,
});

export const resume = transaction({
  name: 'access.resume',
  kind: 'submit',
  summary: { zh: '恢复已暂停的授权', en: 'Resume a suspended grant' },
  requires: {
    en: 'That the caller looks after the dataset, and the grant is suspended.',
    zh: '目录条目由调用方维护, 且授权已暂停。',
  },
  emits: { en: 'The grant, active again.', zh: '授权, 重新有效。' },
  signers: [{ owner: 'grant' }, 'witness'],
  callers: ['steward'],
  input: v.object({ grant: grantId }),
  output: Grant,
  errors: stepErrors,
});

export const revoke = transaction({
  name: 'access.revoke',
  kind: 'submit',
  summary: { zh: '撤销授权', en: 'Revoke a grant' },
  about: {
    en: 'Effective with the commit: from then on nothing is opened, and openings made before are read no more.',
    zh: '上链即生效: 此后不能调阅, 此前的调阅也不能再读。',
  },
  requires: {
    en: 'That the caller looks after the dataset, and the grant is not revoked yet.',
    zh: '目录条目由调用方维护, 且授权尚未撤销。',
  },
  emits: { en: 'The grant as revoked, with the reason.', zh: '授权, 状态为已撤销, 附理由。' },
  decides: {},
  signers: [{ owner: 'grant' }, 'witness'],
  callers: ['steward'],
  input: v.object({
    grant: grantId,
    reason: field(text(400), {
      en: 'Why it is taken back, for the requester to know; it stays on the ledger.',
      zh: '撤销的理由, 供申请方了解; 留在账本上。',
      example: 'The business has ended',
      exampleZh: '业务已终止',
    }),
  }),
  output: Grant,
  errors: stepErrors,
});
