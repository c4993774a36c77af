/** 校核: wrong data is reported by its readers, set right by its provider, and all its readers are told. */
import type { Handlers } from '../../call';
import { affected } from './affected';
import { escalate } from './escalate';
import { get } from './get';
import { list } from './list';
import { notices } from './notices';
import { reply } from './reply';
import { report } from './report';
import { tell } from './tell';
import { withdraw } from './withdraw';

export const correction: Handlers<'correction'> = {
  ...{ report, withdraw, escalate, reply, affected, tell },
  ...{ get, list, notices },
};
