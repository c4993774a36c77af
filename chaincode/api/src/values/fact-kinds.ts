import * as v from 'valibot';

/** The kinds of fact that the ledger holds. */
export const factKinds = [
  'constitution',
  'authority',
  'department',
  'actor',
  'parameter',
  'calendar',
  'proposal',
  'vote',
  'enactment',
  'dataset',
  'confirmation',
  'batch',
  'record',
  'request',
  'handling',
  'decision',
  'oversight',
  'grant',
  'delegation',
  'policy',
  'plan',
  'inspection',
  'opening',
  'correction',
  'reply',
  'notice',
  'withholding',
  'release',
  'system',
  'application',
  'findings',
  'route',
  'approval',
  'process',
  'definition',
] as const;
/** A kind of fact. */
export const FactKind = v.picklist(factKinds);
export type FactKind = v.InferOutput<typeof FactKind>;
