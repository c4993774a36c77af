import * as v from 'valibot';
import { field, shape } from '../../fields/field';
import { reckoned } from '../../values/reckoned';
import { list } from '../../values/scalars';
import { Handling } from './handling';
import { Oversight } from './oversight';
import { AccessRequest, Decision } from './request';

/** Where a request can stand. */
export const stages = [
  'drafted',
  'filed',
  'returned',
  'completed',
  'approved',
  'refused',
  'withdrawn',
  'disputed',
  'upheld',
  'dismissed',
  'awaited',
  'supplied',
] as const;
/** Where a request stands. */
export type Stage = (typeof stages)[number];

/** Who takes part in a request's procedure. */
export const parties = ['requester', 'provider', 'committee'] as const;
/** A side of a request's procedure. */
export type Party = (typeof parties)[number];

/** Where a request stands now; worked out when it is asked for, from what each side has left on the ledger. */
export const Progress = shape(
  'progress',
  { en: 'progress', zh: '办理进度' },
  v.object({
    stage: field(v.picklist(stages), {
      en: 'How far the request has come; it follows from the steps that stand on the ledger.',
      zh: '申请所处环节; 由账本上的各步得出。',
      example: 'filed',
    }),
    turn: v.optional(
      field(v.picklist(parties), {
        en: 'Who has to act next; absent where nobody does.',
        zh: '下一步由谁办理; 无须办理的没有。',
        example: 'provider',
      }),
    ),
    ...reckoned,
    damaged: v.optional(
      field(list(v.picklist(['handling', 'decision', 'oversight']), 3), {
        en: 'Facts about the request that are damaged: it is told as if they were not there, until they are restored.',
        zh: '与申请有关而封印不符的事实: 恢复之前按没有它们计。没有的不出现。',
        example: ['decision'],
      }),
    ),
  }),
);
export type Progress = v.InferOutput<typeof Progress>;

/** A request with all that was done about it, and where it stands. */
export const DecidedRequest = v.object({
  ...AccessRequest.entries,
  decision: v.optional(
    field(Decision, {
      en: "The provider's answer; absent while it is still awaited.",
      zh: '提供方的答复; 尚未答复时没有。',
    }),
  ),
  handling: v.optional(
    field(Handling, {
      en: 'What the provider did before its answer: a return, an extension; absent where it did neither.',
      zh: '提供方答复前的办理: 退回补正、延期; 都没有的不出现。',
    }),
  ),
  oversight: v.optional(
    field(Oversight, {
      en: 'What the committee did: an escalation, a ruling; absent where it did neither.',
      zh: '委员会的监督: 督办、裁决; 都没有的不出现。',
    }),
  ),
  progress: field(Progress, {
    en: 'Where the request stands now, whose turn it is, and by when.',
    zh: '申请现在所处环节、轮到谁办理、期限为何。',
  }),
});
export type DecidedRequest = v.InferOutput<typeof DecidedRequest>;
