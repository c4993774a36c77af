import { errors, fail, ownerOf } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { refuseImpossible } from '../access/rules/keys';
import { readingsOf } from './state/readings';

type Readers = Transactions['audit']['readers'];

/** Who opened the records of given people, for the authority's auditors. */
export const readers: Handler<Readers> = async (call) => {
  await refuseForeign(call);
  return readingsOf(call, { ...call.input, keys: call.transient.keys });
};

/** Only an authority's own auditors ask, on its own peer, and only about keys that somebody can have. */
async function refuseForeign(call: Call<Readers>): Promise<void> {
  const { input, caller, peerMsp, ledger } = call;
  const provider = ownerOf(input.dataset);
  if (provider !== caller.msp)
    throw fail(errors.ledger.notOwner, { kind: 'dataset', id: input.dataset, owner: provider, caller: caller.msp });
  if (peerMsp !== provider) throw fail(errors.records.wrongPeer, { provider, peer: peerMsp });
  if (ledger.disclosure.key === undefined) throw fail(errors.vault.noKey, { msp: provider });
  const dataset = await ledger.read('dataset', input.dataset);
  if (dataset) refuseImpossible(call, dataset);
}
