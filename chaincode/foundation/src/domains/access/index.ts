/** Access to conditional data: request, grant, opening. */
import type { Handlers } from '../../call';
import { approve } from './approve';
import { grant } from './grant';
import { grants } from './grants';
import { open } from './open';
import { openOwn } from './open-own';
import { refuse } from './refuse';
import { request } from './request';
import { requested } from './requested';
import { requests } from './requests';
import { revoke } from './revoke';

export const access: Handlers<'access'> = {
  ...{ request, approve, refuse, revoke, open, openOwn },
  ...{ requests, requested, grants, grant },
};
