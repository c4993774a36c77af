import { businessKey, dayOf, errors, fail, problems } from '@oneplusn/api';
import type { Definition, FactId, ProcessAction, process } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import type { Call } from '../../../call';
import { stewardshipProblem } from '../../catalog/rules/stewardship';
import { checkedFields } from '../../records/rules/batch';
import { PrivateRecords, versionAfter } from '../../records/state/private';
import { originsText } from '../rules/filling';
import { fillingProblems } from '../rules/outcome';

const wrong = problems.process;

/** What keeps the outcomes of a definition from being written: its publisher must look after the datasets. */
export async function outcomeProblems(
  { ledger, caller }: Pick<Call, 'ledger' | 'caller'>,
  definition: Definition,
): Promise<Problem[]> {
  const found: Problem[] = [];
  for (const [i, { outcome }] of definition.actions.entries()) {
    if (!outcome) continue;
    const dataset = await ledger.read('dataset', outcome.dataset);
    const given = { dataset: outcome.dataset };
    const all =
      dataset?.state !== 'published'
        ? [problemWith(wrong.noDataset, given)]
        : dataset.sharing.class !== 'conditional' || stewardshipProblem(dataset, caller)
          ? [problemWith(wrong.datasetOther, given)]
          : fillingProblems(definition, outcome, dataset);
    found.push(...all.map((problem) => problemWith(wrong.at, { path: `actions.${i}.outcome`, problem })));
  }
  return found;
}

/** Writes the record that an action leaves behind, as a provider puts one; where it is not valid the act is refused. */
export async function writeOutcome(
  call: Pick<Call, 'ledger' | 'peerMsp' | 'now' | 'provenance'>,
  file: FactId,
  { dataset: id, fields: filled, number, day, origins }: NonNullable<ProcessAction['outcome']>,
  data: process.CaseData,
  salt: string,
): Promise<void> {
  const dataset = await call.ledger.require('dataset', id);
  if (dataset.state === 'retired') throw fail(errors.catalog.retired, { dataset: id });
  const taken = Object.entries(filled).flatMap(([item, field]) => {
    const { value } = data[field] ?? {};
    return value === undefined ? [] : [[item, value] as const];
  });
  const record = checkedFields(
    dataset,
    {
      ...Object.fromEntries(taken),
      ...(number !== undefined && { [number]: file.slice(file.indexOf('/') + 1) }),
      ...(day !== undefined && { [day]: dayOf(call.now) }),
      ...(origins !== undefined && { [origins]: originsText(data, Object.values(filled)) }),
    },
    call.now,
  );
  const store = PrivateRecords.of(call, id);
  const key = businessKey(dataset, record);
  const { provenance } = call;
  await store.put(versionAfter(await store.get(key), dataset, key, { fields: record, salt, provenance }));
}
