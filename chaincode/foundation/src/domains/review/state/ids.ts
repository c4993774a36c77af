import { sha256 } from '@oneplusn/api';
import type { FactId, Msp } from '@oneplusn/api';

/**
 * The committee's facts about an application are found by the application's id alone. 96 bits of its hash name them;
 * the facts name the application in full, and whoever reads one compares (see ./steps).
 */
export function committeeId(committee: Msp, letter: 'f' | 'd', application: FactId): FactId {
  return `${committee}/${letter}-${sha256(application).slice(0, 24)}`;
}
