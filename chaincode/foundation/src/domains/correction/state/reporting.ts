import { dayOf, errors, fail } from '@oneplusn/api';
import type { InputOf, Transactions, correction } from '@oneplusn/api';
import type { Call } from '../../../call';
import { enlist } from '../../access/state/lists';
import { reckoned, yearsOf } from '../../registry/rules/reckoning';
import { governed, soundCalendarsOf, terms } from '../../registry/state/governed';
import { isOfSameLine } from '../../registry/rules/departments';
import { coveredBy, reportId } from '../rules/same';

type Scope = Pick<Call, 'ledger' | 'committee' | 'caller' | 'now' | 'provenance'>;
type Wrong = InputOf<Transactions['correction']['report']>;

/**
 * Reports wrong data in a record that was read: by a person, or by whatever else runs in its name. The record is named
 * by its place in the opening, which tells nobody whose it is. What stands reported already is not reported again: two
 * who report at once write under the same name, so that one of them finds the other's.
 */
export async function reportWrong(scope: Scope, wrong: Wrong): Promise<correction.Correction> {
  const { ledger, caller, provenance } = scope;
  const {
    id,
    dataset,
    provider,
    requester,
    department = '',
    ...opening
  } = await ledger.require('opening', wrong.opening);
  if (opening.state !== 'allowed' || requester !== caller.msp || !isOfSameLine(caller.department, department))
    throw fail(errors.correction.notReader, { opening: id, actor: caller.id });
  const { records } = opening;
  const { record, fields, words } = wrong;
  if (record >= records) throw fail(errors.correction.noSuchRecord, { opening: id, records, record });
  const unread = fields.find((field) => !Object.hasOwn(opening.fields, field));
  if (unread !== undefined) throw fail(errors.correction.notOpened, { opening: id, field: unread });
  const { standing, free } = await reportedOf(scope, { opening: id, record, requester });
  const { first, fresh } = coveredBy(standing, fields);
  if (first && fresh.length === 0) return first;
  const report: correction.Correction = {
    ...{ id: free, opening: id, record, dataset, provider, requester },
    department: caller.department ?? department,
    ...{ fields: fresh, words },
    ...(await termFor(scope, provider)),
    provenance,
  };
  await ledger.write('correction', report.id, report);
  await enlist(scope, 'correction', [['requester', requester], ['provider', provider], ['all']], report.id);
  return report;
}

/** What stands reported of a record of an opening, and under which name the next report of it goes. */
async function reportedOf({ ledger }: Scope, about: Pick<correction.Correction, 'opening' | 'record' | 'requester'>) {
  const standing: correction.Correction[] = [];
  for (let count = 0; ; count += 1) {
    const free = reportId(about, count);
    const found = await ledger.present('correction', free);
    if (!found) return { standing, free };
    if (found.opening === about.opening && found.record === about.record && !found.withdrawn) standing.push(found);
  }
}

async function termFor(scope: Scope, provider: string) {
  const today = dayOf(scope.now);
  const days = await governed(scope, terms.correctionDays, provider);
  const clock = { begins: today, days };
  const { due } = reckoned(clock, today, await soundCalendarsOf(scope, yearsOf(clock, today), provider));
  return { replyDays: days, ...(due !== undefined && { due }) };
}
