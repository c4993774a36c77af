import { canonicalJson, errors, fail } from '@oneplusn/api';
import type { FactId, Msp, Transactions, audit } from '@oneplusn/api';
import type { Handler } from '../../call';

const kind = 'checkpoint';
/** That somebody has said the same once more. */
const again = 'checkpoint-again';

/** Named after its block, so that there is one of each. */
const checkpointId = (msp: Msp, block: number): FactId => `${msp}/${String(block).padStart(16, '0')}`;

/** Notes what the caller says of the chain, unless its authority has said something else of that block. */
export const checkpoint: Handler<Transactions['audit']['checkpoint']> = async ({
  input,
  caller,
  ledger,
  provenance,
}) => {
  const id = checkpointId(caller.msp, input.block);
  const before = (await ledger.own.get(kind, id)) as unknown as audit.Checkpoint | undefined;
  if (before && !saysTheSame(before, input))
    throw fail(errors.audit.checkpointDiffers, { authority: caller.msp, block: input.block });
  // Something is written each time: what writes nothing of its own is no authority's to sign alone. But not what all
  // who say the same at this moment have read: of a block only one of them would be valid.
  if (before) await ledger.own.put(again, id, { block: input.block });
  else await ledger.own.put(kind, id, { ...input, provenance });
  return before ?? { ...input, provenance };
};

function saysTheSame({ block, hash, flags, commit }: audit.Checkpoint, input: Omit<audit.Checkpoint, 'provenance'>) {
  return canonicalJson({ block, hash, flags, commit }) === canonicalJson(input);
}
