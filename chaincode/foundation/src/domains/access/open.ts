import { canonicalJson, errors, fail, openedKeys, ownerOf, problems } from '@oneplusn/api';
import type { FactId, LedgerError, Transactions, access, catalog } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import type { Call, Handler } from '../../call';
import { constitutionId } from '../registry/state/ids';
import { hoursAfter, minutesAfter } from '../registry/rules/moments';
import { emergencyRefusal } from './rules/emergency';
import { refuseImpossible, refuseMiscounted } from './rules/keys';
import { refusalOf } from './rules/refusal';
import { denialId } from './rules/denials';
import { Emergencies } from './state/emergencies';
import { enlist } from './state/lists';
import { Named, refuseOtherKey } from './state/named';
import { openingLists } from './state/opening-lists';
import { behind } from './state/behind';
import { delegatedTo } from './state/delegated';
import { spend } from './state/slots';
import { openingHours, openingHoursFacts } from './state/terms';

type Open = Transactions['access']['open'];
const wrong = problems.condition;

/**
 * Commits an opening, allowed or denied: whatever the answer, the attempt stays on the ledger, sealed by both sides.
 */
export const open: Handler<Open> = async (call) => {
  const { input, caller, ledger } = call;
  refuseMiscounted(call);
  refuseMixed(call);
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
  if (opening.reviewBy !== undefined) await new Emergencies(call.ledger).put(opening);
  await enlist(call, 'opening', openingLists(opening), opening.id);
  return opening;
}

/** What an opening says of the attempt, whatever comes of it. */
type Attempt = Omit<access.Opening, keyof Judged>;
/** What comes of it. */
type Judged = Pick<access.Opening, 'state' | 'denial' | 'expires' | 'reviewBy'>;

function attemptOf({ input, transient, caller, now, txId }: Call<Open>, id: FactId): Attempt {
  const { dataset, grant, delegation, plan, reason, fields, purpose, records } = input;
  return {
    ...{ id, dataset, grant, delegation, plan, reason, fields, purpose, records },
    ...{ provider: ownerOf(dataset), requester: caller.msp, department: caller.department, actor: caller.id },
    ...{ keys: openedKeys(transient.keys, transient.salt).root, at: now, txId },
  };
}

/** The opening is its own receipt: its name follows from the request id. */
function sameAttempt({ requestId = '' }: Call<Open>, made: access.Opening, attempt: Attempt): access.Opening {
  const asked = ({ dataset, grant, delegation, plan, reason, fields, purpose, records, keys }: Attempt): string =>
    canonicalJson({ dataset, grant, delegation, plan, reason, fields, purpose, records, keys });
  if (asked(made) === asked(attempt)) return made;
  throw fail(errors.ledger.requestReused, { requestId });
}

async function judge(call: Call<Open>): Promise<Judged> {
  const { input, ledger } = call;
  const { plan } = input;
  await ledger.fetch([...behind(input), ...openingHoursFacts(call, ownerOf(input.dataset))]);
  const dataset = await ledger.read('dataset', input.dataset);
  if (!dataset) await requireAuthority(call, ownerOf(input.dataset));
  if (dataset?.sharing.class === 'unconditional') throw fail(errors.access.nothingToRequest, { dataset: dataset.id });
  return plan === undefined ? byGrant(call, dataset) : byPlan(call, dataset, plan);
}

async function byGrant(call: Call<Open>, dataset: catalog.Dataset | undefined): Promise<Judged> {
  const { input, caller, ledger, now } = call;
  const grant = input.grant === undefined ? undefined : await ledger.read('grant', input.grant);
  const { fields, purpose, records } = input;
  const delegated = await delegatedTo(call, input.delegation);
  const refusal = refusalOf({ caller, datasetId: input.dataset, dataset, grant, delegated, fields, purpose, now });
  if (refusal || !grant || !dataset) return denied(refusal);
  refuseImpossible(call, dataset);
  const { id, quota } = grant;
  if (await spend(call, grant, records))
    return denied(fail(errors.access.quotaSpent, { grant: id, quota: quota.records }));
  return { state: 'allowed', expires: await expiryOf(call, grant) };
}

/** In an emergency a plan of the provider stands in the place of a grant: its time is short, and a review follows. */
async function byPlan(call: Call<Open>, dataset: catalog.Dataset | undefined, planId: FactId): Promise<Judged> {
  const { input, caller, ledger } = call;
  const plan = await ledger.read('plan', planId);
  const refusal = emergencyRefusal({ caller, datasetId: input.dataset, dataset, planId, plan, fields: input.fields });
  if (refusal || !plan || !dataset) return denied(refusal);
  refuseImpossible(call, dataset);
  const { id, quota, minutes, reviewHours } = plan;
  if (await spend(call, plan, input.records))
    return denied(fail(errors.access.planSpent, { plan: id, quota: quota.records }));
  return { state: 'allowed', expires: minutesAfter(call.now, minutes), reviewBy: hoursAfter(call.now, reviewHours) };
}

const denied = (denial: LedgerError | undefined): Judged => ({
  state: 'denied',
  ...(denial && { denial: { code: denial.code, args: denial.said('en') } }),
});

/** An emergency opening says why, and relies on nothing else; any other gives no such reason. */
function refuseMixed({ input: { grant, delegation, plan, reason } }: Call<Open>): void {
  const mixed = plan !== undefined && (grant ?? delegation) !== undefined;
  if (mixed) throw fail(errors.ledger.malformed, { path: 'plan', problem: problemWith(wrong.planAlone) });
  if ((plan === undefined) !== (reason === undefined))
    throw fail(errors.ledger.malformed, { path: 'reason', problem: problemWith(wrong.reasonWanted) });
}

/** An opening of a dataset that is not there is recorded with the authority it names, if that exists. */
async function requireAuthority({ ledger, committee }: Call<Open>, msp: string): Promise<void> {
  const constitution = await ledger.read('constitution', constitutionId(committee));
  if (!constitution?.authorities.includes(msp)) throw fail(errors.registry.unknownAuthority, { msp });
}

async function expiryOf(call: Call<Open>, grant: access.Grant): Promise<string> {
  const end = hoursAfter(call.now, await openingHours(call, grant.provider));
  return end < grant.expires ? end : grant.expires;
}
