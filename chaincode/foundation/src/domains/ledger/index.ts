/**
 * What the ledger module itself offers: looking at facts and their seals, restoring damaged ones, first results of
 * requests.
 */
import type { Handlers } from '../../call';
import { copy } from './copy';
import { fact } from './fact';
import { receipt } from './receipt';
import { restore } from './restore';

export const ledger: Handlers<'ledger'> = { fact, copy, restore, receipt };
