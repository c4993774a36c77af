/** Processes as data, and the cases that run by them: each is the word of the authority that handles it. */
import type { Handlers } from '../../call';
import { act } from './act';
import { applications } from './applications';
import { begin } from './begin';
import { caseFile } from './case';
import { cases } from './cases';
import { claim } from './claim';
import { delegate } from './delegate';
import { evidence } from './evidence';
import { get } from './get';
import { list } from './list';
import { notices } from './notices';
import { publish } from './publish';
import { giveBack } from './return';
import { tasks } from './tasks';

export const process: Handlers<'process'> = {
  ...{ publish, get, list, begin, act, claim, delegate, return: giveBack },
  ...{ case: caseFile, cases, tasks, evidence, notices, applications },
};
