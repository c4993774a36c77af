import { canonicalJson, errors, fail, openedKeys, ownerOf } from '@oneplusn/api';
import type { FactId, Transactions, access } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { constitutionId } from '../registry/state/ids';
import { refuseImpossible, refuseMiscounted } from './rules/keys';
import { refusalOf } from './rules/refusal';
import { denialId } from './rules/denials';
import { enlist } from './state/lists';
import { Named, refuseOtherKey } from './state/named';
import { openingLists } from './state/opening-lists';
import { delegatedTo } from './state/delegated';
import { spend } from './state/slots';
import { openingHours, openingHoursFacts } from './state/terms';

type Open = Transactions['access']['open'];

/**
 * Commits an opening, allowed or denied: whatever the answer, the attempt stays on the ledger, sealed by both sides.
 */
export const open: Handler<Open> = async (call) => {
  const { input, caller, ledger } = call;
  refuseMiscounted(call);
  const provider = ownerOf(input.dataset);
  if (provider === caller.msp) throw fail(errors.access.ownData, { dataset: input.dataset, msp: provider });
  refuseOtherKey(call, provider, call.transient.sealTo);
  const attempt = attemptOf(call, call.newId('o', provider));
  const made = await ledger.read('opening', attempt.id);
  if (made) return sameAttempt(call, made, attempt);
  const opening: access.Opening = { ...attempt, ...(await judge(call)) };
  if (opening.denial) {
    const gathered = { ...opening, id: denialId(opening, opening.denial.code) };
    return (await ledger.read('opening', gathered.id)) ? gathered : enter(call, gathered);
  }
  return enter(call, opening);
};

async function enter(call: Call<Open>, opening: access.Opening): Promise<access.Opening> {
  await call.ledger.write('opening', opening.id, opening);
  await new Named(call.ledger).put(opening, call.transient, call.transient.sealTo);
  await enlist(call, 'opening', openingLists(opening), opening.id);
  return opening;
}

/** What an opening says of the attempt, whatever comes of it. */
type Attempt = Omit<access.Opening, 'state' | 'denial' | 'expires'>;

function attemptOf({ input, transient, caller, now, txId }: Call<Open>, id: FactId): Attempt {
  const { dataset, grant, delegation, fields, purpose, records } = input;
  return {
    ...{ id, dataset, grant, delegation, fields, purpose, records },
    ...{ provider: ownerOf(dataset), requester: caller.msp, department: caller.department, actor: caller.id },
    ...{ keys: openedKeys(transient.keys, transient.salt).root, at: now, txId },
  };
}

/** The opening is its own receipt: its name follows from the request id. */
function sameAttempt({ requestId = '' }: Call<Open>, made: access.Opening, attempt: Attempt): access.Opening {
  const asked = ({ dataset, grant, delegation, fields, purpose, records, keys }: Attempt): string =>
    canonicalJson({ dataset, grant, delegation, fields, purpose, records, keys });
  if (asked(made) === asked(attempt)) return made;
  throw fail(errors.ledger.requestReused, { requestId });
}

async function judge(call: Call<Open>): Promise<Pick<access.Opening, 'state' | 'denial' | 'expires'>> {
  const { input, caller, ledger, now } = call;
  await ledger.fetch([
    ['dataset', input.dataset],
    ...(input.grant === undefined ? [] : [['grant', input.grant] as const]),
    ...(input.delegation === undefined ? [] : [['delegation', input.delegation] as const]),
    ...openingHoursFacts(call, ownerOf(input.dataset)),
  ]);
  const dataset = await ledger.read('dataset', input.dataset);
  if (!dataset) await requireAuthority(call, ownerOf(input.dataset));
  if (dataset?.sharing.class === 'unconditional') throw fail(errors.access.nothingToRequest, { dataset: dataset.id });
  const grant = input.grant === undefined ? undefined : await ledger.read('grant', input.grant);
  const { fields, purpose, records } = input;
  const delegated = await delegatedTo(call, input.delegation);
  let denial = refusalOf({ caller, datasetId: input.dataset, dataset, grant, delegated, fields, purpose, now });
  if (!denial && dataset) refuseImpossible(call, dataset);
  if (!denial && grant) denial = await spend(call, grant, records);
  if (!denial && grant) return { state: 'allowed', expires: await expiryOf(call, grant) };
  return { state: 'denied', ...(denial && { denial: { code: denial.code, args: denial.said('en') } }) };
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
