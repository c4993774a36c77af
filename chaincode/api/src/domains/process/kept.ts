/** What all calls on cases have in common. */
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { limits } from '../../fields/limits';
import { integer } from '../../values/scalars';

/** Cases lie with the authority that handles them, and what their forms say in its vault. */
export const keptErrors = [
  errors.ledger.notFound,
  errors.ledger.notOwner,
  errors.records.wrongPeer,
  errors.vault.noKey,
  errors.vault.notPrepared,
  errors.vault.wrongKey,
  errors.vault.unreadable,
] as const;

/** The same for who acts on a step that they have seen. */
export const actErrors = [
  ...keptErrors,
  errors.process.stale,
  errors.process.otherDigest,
  errors.process.tooManySteps,
] as const;

/** Whose word a case is. */
export const word = {
  en:
    'The authority signs alone, because transient data reaches every endorser: a case is its own word. Step and case ' +
    'lie in its own collection, whose digests every peer holds, and each step names the one before; so a step cannot ' +
    'be exchanged afterwards without a trace.',
  zh:
    '只由本机构背书, 因为瞬态数据会到达每个背书节点: 办件是该机构自己的陈述。步骤和办件存于本机构集合, 其摘要值存于各节点, ' +
    '每一步都写明前一步; 因此事后替换任何一步都会留下痕迹。',
};

/** Which step somebody has seen. */
export const seen = field(integer(1, limits.steps), {
  en: 'The `step` of the case as you saw it; refused where somebody has acted since.',
  zh: '所见办件的 `step`; 其后已有人办理的, 予以拒绝。',
  example: 3,
});
