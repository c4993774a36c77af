import { errors, fail, keysCommitment, ownerOf, problems, sayProblem } from '@oneplusn/api';
import type { Transactions, access } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { constitutionId } from '../registry/state/ids';
import { refusalOf } from './rules/refusal';
import { enlist } from './state/lists';
import { spend } from './state/slots';
import { openingHours } from './state/terms';

type Open = Transactions['access']['open'];

/** Commits an opening, allowed or denied: whatever the answer, the attempt stays on the ledger, sealed by both sides. */
export const open: Handler<Open> = async (call) => {
  const { input, transient, caller, ledger, now, txId } = call;
  refuseMalformed(call);
  const provider = ownerOf(input.dataset);
  if (provider === caller.msp) throw fail(errors.access.ownData, { dataset: input.dataset, msp: provider });
  const dataset = await ledger.read('dataset', input.dataset);
  if (!dataset) await requireAuthority(call, provider);
  if (dataset?.sharing.class === 'unconditional') throw fail(errors.access.nothingToRequest, { dataset: dataset.id });

  const grant = input.grant === undefined ? undefined : await ledger.read('grant', input.grant);
  const { fields, purpose, records } = input;
  let denial = refusalOf({ caller, datasetId: input.dataset, dataset, grant, fields, purpose, now });
  if (!denial && grant) denial = await spend(call, grant, records);

  const outcome: Pick<access.Opening, 'state' | 'denial' | 'expires'> =
    denial || !grant
      ? { state: 'denied', ...(denial && { denial: { code: denial.code, args: { ...denial.args } } }) }
      : { state: 'allowed', expires: await expiryOf(call, grant) };
  const opening: access.Opening = {
    id: call.newId('o', provider),
    ...outcome,
    ...{ dataset: input.dataset, grant: input.grant, provider, requester: caller.msp, department: caller.department },
    ...{
      actor: caller.id,
      fields,
      purpose,
      records,
      keys: keysCommitment(transient.keys, transient.salt),
      at: now,
      txId,
    },
  };
  await ledger.write('opening', opening.id, opening);
  await enlist(call, 'opening', scopesOf(opening), opening.id);
  return opening;
};

/** The lists an opening stands in; denied ones, which are few, also in lists of their own. */
function scopesOf({ dataset, actor, provider, requester, state }: access.Opening): string[][] {
  const scopes = [['all'], ['dataset', dataset], ['actor', actor], ['authority', provider], ['authority', requester]];
  const states = state === 'denied' ? ['any', 'denied'] : ['any'];
  return states.flatMap((each) => scopes.map((scope) => [each, ...scope]));
}

function refuseMalformed({ input, transient }: Pick<Call<Open>, 'input' | 'transient'>): void {
  if (transient.keys.length !== input.records) {
    const problem = sayProblem(problems.shape.keysAnnounced, {
      announced: input.records,
      given: transient.keys.length,
    });
    throw fail(errors.ledger.malformed, { path: 'records', problem });
  }
  if (new Set(transient.keys).size !== transient.keys.length) {
    throw fail(errors.ledger.malformed, { path: 'keys', problem: problems.shape.keyTwice.en });
  }
}

/** An opening of a dataset that is not there is recorded with the authority it names, if that exists. */
async function requireAuthority({ ledger, committee }: Call<Open>, msp: string): Promise<void> {
  const constitution = await ledger.read('constitution', constitutionId(committee));
  if (!constitution?.authorities.includes(msp)) throw fail(errors.registry.unknownAuthority, { msp });
}

async function expiryOf(call: Call<Open>, grant: access.Grant): Promise<string> {
  const hours = await openingHours(call, grant.provider);
  const end = new Date(Date.parse(call.now) + hours * 3_600_000).toISOString();
  return end < grant.expires ? end : grant.expires;
}
