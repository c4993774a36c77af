/** Access to conditional data: request, grant, opening. */
import type { Handlers } from '../../call';
import { approve } from './approve';
import { claim } from './claim';
import { complete } from './complete';
import { countersign } from './countersign';
import { delegate } from './delegate';
import { delegation, delegations } from './delegations';
import { disclosureKey } from './disclosure-key';
import { dispute } from './dispute';
import { escalate } from './escalate';
import { extend } from './extend';
import { flowBack } from './flow-back';
import { grant } from './grant';
import { grantByPolicy } from './grant-by-policy';
import { grants } from './grants';
import { emergencies, inspect } from './inspect';
import { open } from './open';
import { openMany } from './open-many';
import { openOwn } from './open-own';
import { endPlan, plan, plans, publishPlan } from './plans';
import { endPolicy, policies, policy, publishPolicy } from './policies';
import { refuse } from './refuse';
import { request } from './request';
import { requested } from './requested';
import { requests } from './requests';
import { giveBack } from './return';
import { resume } from './resume';
import { revoke } from './revoke';
import { rule } from './rule';
import { supply } from './supply';
import { suspend } from './suspend';
import { undelegate } from './undelegate';
import { withdraw } from './withdraw';

export const access: Handlers<'access'> = {
  ...{ countersign, return: giveBack, complete, extend, withdraw, escalate, dispute, rule, claim, supply },
  ...{ request, approve, refuse, suspend, resume, revoke, open, openMany, openOwn, flowBack },
  ...{ delegate, undelegate, delegation, delegations },
  ...{ publishPlan, endPlan, plan, plans, inspect, emergencies },
  ...{ publishPolicy, endPolicy, grantByPolicy, policy, policies },
  ...{ requests, requested, grants, grant, disclosureKey },
};
