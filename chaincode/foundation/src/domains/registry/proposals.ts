import type { Transactions, registry } from '@oneplusn/api';
import type { Handler } from '../../call';
import { stateOf } from './state/motions';

export const proposals: Handler<Transactions['registry']['proposals']> = async (call) => {
  const { input, caller, ledger } = call;
  const page = await (input.msp === undefined
    ? ledger.listAll('proposal', input)
    : ledger.list('proposal', `${input.msp}/`, input));
  const items: registry.StatedProposal[] = [];
  for (const proposal of page.items) items.push({ ...proposal, state: await stateOf(call, caller.msp, proposal) });
  return { ...page, items };
};
