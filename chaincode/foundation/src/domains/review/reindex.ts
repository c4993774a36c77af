import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { putEntry, removeEntry } from './state/entries';
import { asIndexed } from './state/projects';

/** Writes index entries anew from the sealed facts. Throws LEDGER-105 for a damaged fact: it is restored first. */
export const reindex: Handler<Transactions['review']['reindex']> = async (call) => {
  const projects = [...new Set(call.input.projects)];
  let written = 0;
  let removed = 0;
  for (const id of projects) {
    for (const kind of ['system', 'application'] as const) {
      const profile = await asIndexed(call, kind, id);
      if (profile) {
        await putEntry(call.ledger, kind, id, profile);
        written += 1;
      } else {
        await removeEntry(call.ledger, kind, id);
        removed += 1;
      }
    }
  }
  return { written, removed };
};
