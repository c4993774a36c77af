import { errors, fail } from '@oneplusn/api';
import type { Transactions, review } from '@oneplusn/api';
import type { Handler } from '../../call';
import { compare } from './compare';
import { departmentOf } from './rules/caller';
import { profileDigest } from './state/application';
import { putEntry } from './state/entries';
import { committeeId } from './state/ids';

/**
 * Files an application: the application, its findings and its index entry in one transaction. Scans the whole index in
 * a submit, so that two filings in one block conflict: the later one is sent again and then finds the earlier.
 */
export const file: Handler<Transactions['review']['file']> = async (call) => {
  const { input, caller, ledger, provenance, committee } = call;
  const application: review.Application = {
    ...input,
    id: call.newId('p'),
    authority: caller.msp,
    department: departmentOf(caller),
    provenance,
  };
  const { id } = application;
  if (await ledger.present('system', id)) throw fail(errors.ledger.alreadyExists, { kind: 'system', id });
  const compared = await compare(call, input);
  const findings: review.Findings = {
    id: committeeId(committee, 'f', id),
    application: id,
    profile: profileDigest(application),
    ...compared,
    provenance,
  };
  await ledger.write('application', id, application);
  await ledger.write('findings', findings.id, findings);
  await putEntry(ledger, 'application', id, application);
  return { application: id, ...compared };
};
