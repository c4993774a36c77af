import { dayOf, errors, fail } from '@oneplusn/api';
import type { InputOf, Transactions, correction } from '@oneplusn/api';
import type { Call } from '../../../call';
import { enlist } from '../../access/state/lists';
import { reckoned, yearsOf } from '../../registry/rules/reckoning';
import { governed, soundCalendarsOf, terms } from '../../registry/state/governed';
import { isOfSameLine } from '../../registry/rules/departments';

type Scope = Pick<Call, 'ledger' | 'committee' | 'caller' | 'now' | 'provenance' | 'newId'>;
type Wrong = InputOf<Transactions['correction']['report']>;

/**
 * Reports wrong data in a record that was read: by a person, or by whatever else runs in its name. The record is named
 * by its place in the opening, which tells nobody whose it is.
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
  const report: correction.Correction = {
    ...{ id: scope.newId('k'), opening: id, record, dataset, provider, requester },
    department: caller.department ?? department,
    ...{ fields: [...fields], words },
    ...(await termFor(scope, provider)),
    provenance,
  };
  await ledger.write('correction', report.id, report);
  await enlist(scope, 'correction', [['requester', requester], ['provider', provider], ['all']], report.id);
  return report;
}

async function termFor(scope: Scope, provider: string) {
  const today = dayOf(scope.now);
  const days = await governed(scope, terms.correctionDays, provider);
  const clock = { begins: today, days };
  const { due } = reckoned(clock, today, await soundCalendarsOf(scope, yearsOf(clock, today), provider));
  return { replyDays: days, ...(due !== undefined && { due }) };
}
