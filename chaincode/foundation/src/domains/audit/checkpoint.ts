import { canonicalJson, errors, fail } from '@oneplusn/api';
import type { FactId, Msp, Transactions, audit } from '@oneplusn/api';
import type { Handler } from '../../call';

const kind = 'checkpoint';

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
  const made = before ?? { ...input, provenance };
  // Written again where it is there: what writes nothing of its own is no authority's to sign alone.
  await ledger.own.put(kind, id, made);
  return made;
};

function saysTheSame({ block, hash, flags, commit }: audit.Checkpoint, input: Omit<audit.Checkpoint, 'provenance'>) {
  return canonicalJson({ block, hash, flags, commit }) === canonicalJson(input);
}
