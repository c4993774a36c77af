import type { Msp } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { FactName } from '../../../ledger/ledger';
import { governed, governedFacts, terms } from '../../registry/state/governed';

type Scope = Pick<Call, 'ledger' | 'committee'>;

export const replyDays = (scope: Scope, provider: Msp): Promise<number> => governed(scope, terms.replyDays, provider);
export const countersignatures = (scope: Scope, requester: Msp): Promise<number> =>
  governed(scope, terms.countersignatures, requester);
export const extensionLimit = (scope: Scope, provider: Msp): Promise<number> =>
  governed(scope, terms.extensionDays, provider);
export const supplyDays = (scope: Scope, provider: Msp): Promise<number> => governed(scope, terms.supplyDays, provider);
export const checkDays = (scope: Scope, provider: Msp): Promise<number> => governed(scope, terms.checkDays, provider);
export const openingHours = (scope: Scope, provider: Msp): Promise<number> =>
  governed(scope, terms.openingHours, provider);
/** The facts that `openingHours` looks at. */
export const openingHoursFacts = (scope: Pick<Call, 'committee'>, provider: Msp): FactName[] =>
  governedFacts(scope, terms.openingHours, provider);
