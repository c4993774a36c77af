/** Access to conditional data: request, grant, opening. */
import type { Handlers } from '../../call';
import { approve } from './approve';
import { complete } from './complete';
import { countersign } from './countersign';
import { disclosureKey } from './disclosure-key';
import { dispute } from './dispute';
import { escalate } from './escalate';
import { extend } from './extend';
import { grant } from './grant';
import { grants } from './grants';
import { open } from './open';
import { openMany } from './open-many';
import { openOwn } from './open-own';
import { refuse } from './refuse';
import { request } from './request';
import { requested } from './requested';
import { requests } from './requests';
import { giveBack } from './return';
import { resume } from './resume';
import { revoke } from './revoke';
import { rule } from './rule';
import { suspend } from './suspend';
import { withdraw } from './withdraw';

export const access: Handlers<'access'> = {
  ...{ countersign, return: giveBack, complete, extend, withdraw, escalate, dispute, rule },
  ...{ request, approve, refuse, suspend, resume, revoke, open, openMany, openOwn },
  ...{ requests, requested, grants, grant, disclosureKey },
};
