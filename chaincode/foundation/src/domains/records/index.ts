/**
 * Records: rows of unconditional datasets in public state, conditional ones in their provider's implicit collection.
 */
import type { Handlers } from '../../call';
import { commitments } from './commitments';
import { correct } from './correct';
import { correctConditional } from './correct-conditional';
import { get } from './get';
import { getMany } from './get-many';
import { history } from './history';
import { own } from './own';
import { page } from './page';
import { purge } from './purge';
import { put } from './put';
import { putConditional } from './put-conditional';
import { read } from './read';
import { readMany } from './read-many';
import { restore } from './restore';
import { withdraw } from './withdraw';
import { withdrawConditional } from './withdraw-conditional';

export const records: Handlers<'records'> = {
  ...{ put, correct, withdraw, restore, get, getMany, page, history },
  ...{ putConditional, correctConditional, withdrawConditional, purge, read, readMany, commitments, own },
};
