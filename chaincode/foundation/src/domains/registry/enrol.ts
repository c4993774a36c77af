import { actorId, errors, fail } from '@oneplusn/api';
import type { Transactions, registry } from '@oneplusn/api';
import type { Handler } from '../../call';
import { departmentId } from './state/ids';
import { writeActor } from './state/standing';

export const enrol: Handler<Transactions['registry']['enrol']> = async ({ input, caller, ledger }) => {
  const actors: registry.Actor[] = [];
  for (const { id, name, department, roles, state } of input.actors) {
    const place = await ledger.read('department', departmentId(caller.msp, department));
    // Whoever is being suspended may well belong to a department that is.
    if (!place || (state === 'active' && place.state !== 'active')) {
      throw fail(errors.registry.unknownDepartment, { department });
    }
    const actor = { id: actorId(caller.msp, id), name, department, roles: [...new Set(roles)].sort(), state };
    await writeActor(ledger, actor);
    actors.push(actor);
  }
  return actors;
};
