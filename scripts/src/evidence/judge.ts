/** What may come of a file that was spoilt: nothing that the whole file did not prove. */
import type { Claims, Verdict } from '@oneplusn/evidence';

/** `same`: it proves the very same; `less`: a part of it, as a file proves from which somebody has cut the rest. */
export type Outcome = 'refused' | 'indeterminate' | 'same' | 'less';

/** @throws Error where it proves anything else */
export function outcomeOf(whole: Claims, { verdict, claims }: Verdict): Outcome {
  if (verdict === 'refused') return 'refused';
  if (!claims || !isWithin(claims, whole)) throw new Error('a spoilt file proves something else');
  if (verdict === 'indeterminate') return 'indeterminate';
  return JSON.stringify(claims) === JSON.stringify(whole) ? 'same' : 'less';
}

function isWithin(claims: Claims, whole: Claims): boolean {
  const { channel, ledger, chaincode, transactions } = claims;
  const isOfIt = channel === whole.channel && ledger === whole.ledger && chaincode === whole.chaincode;
  const lists = (['facts', 'records', 'times'] as const).every((name) => holds(whole[name], claims[name]));
  return isOfIt && lists && transactions.every((each) => whole.transactions.some((one) => isPartOf(each, one)));
}

function holds(whole: readonly unknown[], part: readonly unknown[]): boolean {
  const all = new Set(whole.map((each) => JSON.stringify(each)));
  return part.every((each) => all.has(JSON.stringify(each)));
}

/** The same transaction, under checkpoints of no others. */
function isPartOf(part: Claims['transactions'][number], whole: Claims['transactions'][number]): boolean {
  const sealed = part.checkpoints.every((authority) => whole.checkpoints.includes(authority));
  return sealed && JSON.stringify({ ...part, checkpoints: [] }) === JSON.stringify({ ...whole, checkpoints: [] });
}
