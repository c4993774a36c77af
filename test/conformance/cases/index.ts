import { channels } from './channels';
import { conflicts } from './conflicts';
import { deliver } from './deliver';
import { eventsAndCalls } from './events-and-calls';
import { expiry } from './expiry';
import type { Group } from './group';
import { interleavings } from './interleavings';
import { keyPolicies } from './key-policies';
import { lifecycleGroup } from './lifecycle';
import { limits } from './limits';
import { privateData } from './private-data';
import { reads } from './reads';
import { refusals } from './refusals';
import { system } from './system';

export type { Group } from './group';
export const groups: readonly Group[] = [
  reads,
  privateData,
  keyPolicies,
  conflicts,
  eventsAndCalls,
  refusals,
  interleavings,
  expiry,
  system,
  deliver,
  limits,
  channels,
  lifecycleGroup,
];
