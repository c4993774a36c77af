import type { common } from '@hyperledger/fabric-protos';
import { matcher, type Identity } from '@oneplusn/channel';

/** An authority that can endorse, with the identity its peer signs with. */
export interface Candidate {
  readonly msp: string;
  readonly peer: Identity;
}

/**
 * So many sets are kept at most at every step; Fabric's discovery keeps 10,000. Enough for any two of 34 authorities.
 */
const limit = 1000;

/** Sets of candidates as bit masks, in order of preference. */
type Masks = readonly bigint[];

/**
 * The minimal sets of authorities whose endorsements satisfy all the policies at once; an endorsement counts for each
 * policy. One peer an authority: a policy that wants two signatures of one authority has no layout. Where there are
 * very many sets, those with the candidates that come first are found.
 */
export function layouts(
  policies: readonly common.SignaturePolicyEnvelope[],
  candidates: readonly Candidate[],
): readonly (readonly string[])[] {
  let all: Masks = [0n];
  for (const policy of policies) {
    const own = minimal(masksOf(policy, candidates));
    all = minimal(all.flatMap((left) => own.map((right) => left | right)));
  }
  return all
    .filter((mask) => mask !== 0n)
    .map((mask) => candidates.filter((_, index) => (mask >> BigInt(index)) & 1n).map(({ msp }) => msp));
}

function masksOf(policy: common.SignaturePolicyEnvelope, candidates: readonly Candidate[]): Masks {
  const principals = policy.getIdentitiesList().map((principal): Masks => {
    const satisfied = matcher(principal, () => undefined);
    return candidates.flatMap(({ peer }, index) => (satisfied(peer) ? [1n << BigInt(index)] : []));
  });
  return ofRule(policy.getRule(), principals);
}

function ofRule(rule: common.SignaturePolicy | undefined, principals: readonly Masks[]): Masks {
  if (rule?.hasSignedBy()) return principals[rule.getSignedBy()] ?? [];
  const gate = rule?.getNOutOf();
  return gate ? ofGate(gate.getN(), gate.getRulesList(), principals) : [];
}

/** `chosen[k]` holds the sets that satisfy k of the rules seen so far, no authority counted twice. */
function ofGate(needed: number, rules: readonly common.SignaturePolicy[], principals: readonly Masks[]): Masks {
  const chosen: Set<bigint>[] = Array.from({ length: needed + 1 }, () => new Set<bigint>());
  chosen[0]?.add(0n);
  for (const masks of preferredFirst(rules.map((rule) => ofRule(rule, principals)))) {
    for (let k = needed; k > 0; k--) extend(chosen[k], chosen[k - 1], masks);
  }
  return [...(chosen[needed] ?? [])];
}

function extend(target: Set<bigint> | undefined, source: Set<bigint> | undefined, masks: Masks): void {
  if (!target || !source) return;
  for (const left of source)
    for (const right of masks) {
      if (target.size >= limit) return;
      if ((left & right) === 0n) target.add(left | right);
    }
}

/** Rules that the first candidate takes part in come first, so that a bounded search finds the sets with it. */
function preferredFirst(rules: readonly Masks[]): readonly Masks[] {
  const withFirst = (masks: Masks): number => (masks.some((mask) => mask & 1n) ? 0 : 1);
  return rules.toSorted((left, right) => withFirst(left) - withFirst(right));
}

/** Leaves out every set that contains another one. */
function minimal(masks: Masks): Masks {
  const sized = [...new Set(masks)].map((mask) => ({ mask, size: sizeOf(mask) }));
  const kept: { mask: bigint; size: number }[] = [];
  for (const entry of sized.toSorted((left, right) => left.size - right.size)) {
    if (kept.length >= limit) break;
    const contains = kept.some(({ mask, size }) => size < entry.size && (mask & entry.mask) === mask);
    if (!contains) kept.push(entry);
  }
  return kept.map(({ mask }) => mask);
}

function sizeOf(mask: bigint): number {
  let size = 0;
  for (let rest = mask; rest > 0n; rest &= rest - 1n) size++;
  return size;
}
