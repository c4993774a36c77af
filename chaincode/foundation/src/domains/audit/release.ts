import { errors, fail, ownerOf } from '@oneplusn/api';
import type { Transactions, audit } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { stewardshipProblem } from '../catalog/rules/stewardship';
import { stands } from './rules/withholding';
import { heldOf, withholdingId } from './state/withholdings';

type Releasing = Transactions['audit']['release'];

/** Ends a withholding: by the provider, or by the committee's ruling. */
export const release: Handler<Releasing> = async (call) => {
  const { input, caller, committee, ledger, provenance } = call;
  const { grant, reason } = input;
  const isRuling = caller.msp === committee && caller.roles.includes('reviewer');
  if (!isRuling) await refuseForeign(call);
  const held = await heldOf(call, grant);
  if (!held.withholding || !stands(held)) throw fail(errors.audit.nothingWithheld, { grant });
  if (isRuling) {
    const id = withholdingId(grant, committee);
    const value: audit.Release = { id, grant, answers: held.withholding.provenance.txId, reason, provenance };
    await ledger.write('release', id, value);
    return value;
  }
  const lifted: audit.Withholding = { ...held.withholding, lifted: { reason, provenance }, provenance };
  await ledger.write('withholding', lifted.id, lifted);
  return lifted;
};

async function refuseForeign({ input, caller, ledger }: Call<Releasing>): Promise<void> {
  const { grant: id } = input;
  const owner = ownerOf(id);
  if (owner !== caller.msp) throw fail(errors.ledger.notOwner, { kind: 'grant', id, owner, caller: caller.msp });
  const grant = await ledger.require('grant', id);
  const dataset = await ledger.read('dataset', grant.dataset);
  const problem = dataset && stewardshipProblem(dataset, caller);
  if (problem) throw problem;
}
