import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { definitionId } from './state/definitions';

export const get: Handler<Transactions['process']['get']> = async ({ input, ledger }) => {
  const version = input.version ?? (await ledger.require('process', input.process)).version;
  return ledger.require('definition', definitionId(input.process, version));
};
