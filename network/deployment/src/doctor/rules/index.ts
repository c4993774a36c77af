import type { Rule } from '../rule';
import { certificateRules } from './certificates';
import { chaincodeRules } from './chaincode';
import { channelRules } from './channel';
import { coreRules } from './core';
import { doorRules } from './doors';
import { limitRules } from './limits';
import { membershipRules } from './membership';
import { orderingRules } from './ordering';
import { peerRules } from './peers';
import { vaultRules } from './vault';

/** All that the doctor looks for, by number. */
export const rules: readonly Rule[] = [
  ...certificateRules,
  ...channelRules,
  ...membershipRules,
  ...chaincodeRules,
  ...peerRules,
  ...doorRules,
  ...coreRules,
  ...limitRules,
  ...vaultRules,
  ...orderingRules,
];
