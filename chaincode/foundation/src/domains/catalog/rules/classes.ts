import type { catalog } from '@oneplusn/api';

type Class = catalog.Dataset['sharing']['class'];

/**
 * Whether a dataset can go from one class to another. Records that are shared unconditionally lie in public for good,
 * others in their provider's vault: so none comes from there, and none goes there.
 */
export const canBecome = (from: Class, to: Class): boolean =>
  from !== to && from !== 'unconditional' && to !== 'unconditional';
