import { errors, fail } from '@oneplusn/api';
import type { Transactions, review } from '@oneplusn/api';
import type { Handler } from '../../call';
import { departmentOf } from './rules/caller';
import { saysSomething } from './similarity/comparison';
import { putEntry } from './state/entries';
import { refuseUnpublished } from './state/framework';

/** Enters systems that exist already in the catalogue and the index. All of them or none. */
export const register: Handler<Transactions['review']['register']> = async (call) => {
  const { input, caller, ledger, provenance } = call;
  const department = departmentOf(caller);
  const systems = input.systems.map(({ name, ...system }): review.System => ({
    ...system,
    id: `${caller.msp}/${name}`,
    authority: caller.msp,
    department,
    provenance,
  }));
  const seen = new Set<string>();
  for (const { id, ...system } of systems) {
    if (!saysSomething(system)) throw fail(errors.review.nothingSpecific, { title: system.title });
    // An application's id is taken too: the system that comes of it will have that id.
    const taken =
      seen.has(id) || (await ledger.present('system', id)) || (await call.ledger.present('application', id));
    if (taken) throw fail(errors.ledger.alreadyExists, { kind: 'system', id });
    await refuseUnpublished(call, system.process);
    seen.add(id);
  }
  for (const system of systems) {
    await ledger.write('system', system.id, system);
    await putEntry(ledger, 'system', system.id, system);
  }
  return { systems: systems.map(({ id }) => id) };
};
