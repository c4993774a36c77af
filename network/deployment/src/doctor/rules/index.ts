import type { Rule } from '../rule';
import { certificateRules } from './certificates';
import { chaincodeRules } from './chaincode';
import { channelRules } from './channel';
import { coreRules } from './core';
import { peerRules } from './peers';
import { vaultRules } from './vault';

/** All that the doctor looks for, by number. */
export const rules: readonly Rule[] = [
  ...certificateRules,
  ...channelRules,
  ...chaincodeRules,
  ...peerRules,
  ...coreRules,
  ...vaultRules,
];
