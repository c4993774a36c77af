import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { common } from '@hyperledger/fabric-protos';
import fc from 'fast-check';
import { PolicySyntaxError, compile, parsePolicy, type Identity, type RoleName } from '@oneplusn/channel';
import { layouts } from './layouts';

const publicKey = createPublicKey(generateKeyPairSync('ed25519').privateKey);
const authorities = ['A', 'B', 'C', 'D'] as const;
type Msp = (typeof authorities)[number];

function identity(msp: Msp, role: RoleName, number = 0): Identity {
  const units = role === 'member' ? [] : [role];
  const fingerprint = `${role}${number}`;
  return { msp, fingerprint, units, invalid: undefined, expires: Infinity, certifiers: '', publicKey };
}

const satisfied = (policy: common.SignaturePolicyEnvelope, identities: readonly Identity[]): boolean =>
  compile(policy, () => undefined)(identities);

/** A policy as a tree, for generating and for the reference. */
type Tree = { msp: Msp; role: RoleName } | { needed: number; parts: readonly Tree[] };

const text = (tree: Tree): string =>
  'msp' in tree ? `'${tree.msp}.${tree.role}'` : `OutOf(${tree.needed}, ${tree.parts.map(text).join(', ')})`;

const tree = (roles: readonly RoleName[]): fc.Arbitrary<Tree> =>
  fc.letrec<{ gate: Tree; leaf: Tree; any: Tree }>((tie) => ({
    leaf: fc.record({ msp: fc.constantFrom(...authorities), role: fc.constantFrom(...roles) }),
    any: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('gate')),
    gate: fc
      .array(tie('any'), { minLength: 1, maxLength: 4 })
      .chain((parts) =>
        fc.record({ needed: fc.integer({ min: 0, max: parts.length + 1 }), parts: fc.constant(parts) }),
      ),
  })).gate;

/** Fabric's evaluator, told once more, with sets of indices instead of marks. Undefined: not satisfied. */
function reference(
  node: Tree,
  signers: readonly Identity[],
  used: ReadonlySet<number>,
): ReadonlySet<number> | undefined {
  if ('msp' in node) {
    const free = signers.findIndex(
      ({ msp, units }, index) =>
        !used.has(index) && msp === node.msp && (node.role === 'member' || units.includes(node.role)),
    );
    return free < 0 ? undefined : new Set([...used, free]);
  }
  let count = 0;
  let taken = used;
  for (const part of node.parts) {
    const more = reference(part, signers, taken);
    if (!more) continue;
    count++;
    taken = more;
  }
  return count >= node.needed ? taken : undefined;
}

const signers = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom(...authorities), fc.constantFrom<RoleName>('peer', 'client', 'admin'), fc.nat(1))
    .map(([msp, role, number]) => identity(msp, role, number)),
  { maxLength: 6, selector: ({ msp, fingerprint }) => msp + fingerprint },
);

describe('the policy evaluator', () => {
  it('agrees with a plain telling of the rules', () => {
    fc.assert(
      fc.property(tree(['peer', 'member', 'client', 'admin']), signers, (policy, who) => {
        expect(satisfied(parsePolicy(text(policy)), who)).toBe(reference(policy, who, new Set()) !== undefined);
      }),
      { numRuns: 1000 },
    );
  });

  it('counts an identity once, however often it signs', () => {
    const two = parsePolicy("AND('A.peer', 'A.peer')");
    expect(satisfied(two, [identity('A', 'peer'), identity('A', 'peer')])).toBe(false);
    expect(satisfied(two, [identity('A', 'peer'), identity('A', 'peer', 1)])).toBe(true);
  });

  it('is greedy, as Fabric is', () => {
    const greedy = parsePolicy("AND(OR('A.peer', 'B.peer'), 'B.peer')");
    expect(satisfied(greedy, [identity('A', 'peer'), identity('B', 'peer')])).toBe(false);
    expect(satisfied(greedy, [identity('A', 'peer'), identity('B', 'peer'), identity('B', 'peer', 1)])).toBe(true);
  });

  it('takes no invalid identity, not even as a member', () => {
    const bad = { ...identity('A', 'peer'), invalid: 'two roles' };
    expect(satisfied(parsePolicy("OR('A.member')"), [bad])).toBe(false);
  });
});

/** All sets of authorities that can be chosen so that every gate has what it needs and nobody signs twice. */
function choices(node: Tree): Set<Msp>[] {
  if ('msp' in node) return node.role === 'peer' || node.role === 'member' ? [new Set([node.msp])] : [];
  let partial: { count: number; chosen: Set<Msp> }[] = [{ count: 0, chosen: new Set() }];
  for (const part of node.parts) {
    const taken = partial.flatMap(({ count, chosen }) =>
      choices(part)
        .filter((set) => ![...set].some((msp) => chosen.has(msp)))
        .map((set) => ({ count: count + 1, chosen: new Set([...chosen, ...set]) })),
    );
    partial = [...partial, ...taken];
  }
  return partial.filter(({ count }) => count === node.needed).map(({ chosen }) => chosen);
}

const isSubset = (part: ReadonlySet<Msp>, whole: ReadonlySet<Msp>): boolean => [...part].every((msp) => whole.has(msp));

const candidates = authorities.map((msp) => ({ msp, peer: identity(msp, 'peer') }));

function subsets(): Set<Msp>[] {
  return Array.from(
    { length: 2 ** authorities.length },
    (_, mask) => new Set(authorities.filter((_, index) => (mask >> index) & 1)),
  );
}

const named = (sets: readonly ReadonlySet<string>[]): string[] => sets.map((set) => [...set].sort().join('+')).sort();

describe('layouts', () => {
  it('are the minimal sets of authorities that satisfy all policies, found by trying every set', () => {
    fc.assert(
      fc.property(fc.array(tree(['peer', 'member', 'client']), { minLength: 1, maxLength: 3 }), (policies) => {
        const sufficient = subsets().filter((set) =>
          policies.every((policy) => choices(policy).some((choice) => isSubset(choice, set))),
        );
        const minimal = sufficient.filter(
          (set) => !sufficient.some((other) => other.size < set.size && isSubset(other, set)),
        );
        const found = layouts(
          policies.map((policy) => parsePolicy(text(policy))),
          candidates,
        );
        expect(named(found.map((set) => new Set(set)))).toEqual(named(minimal.filter((set) => set.size > 0)));
      }),
      { numRuns: 1000 },
    );
  });

  it('do without authorities that are not at hand', () => {
    const policy = parsePolicy("OutOf(2, 'A.peer', 'B.peer', 'C.peer')");
    const rest = candidates.filter(({ msp }) => msp !== 'B');
    expect(layouts([policy], rest)).toEqual([['A', 'C']]);
    expect(layouts([policy], rest.slice(0, 1))).toEqual([]);
  });

  it('are found quickly for a majority of 34, with the first candidate among them', () => {
    const many = Array.from({ length: 34 }, (_, index) => ({ ...identity('A', 'peer'), msp: `M${index}` })).map(
      (peer) => ({ msp: peer.msp, peer }),
    );
    const majority = parsePolicy(`OutOf(18, ${many.map(({ msp }) => `'${msp}.peer'`).join(', ')})`);
    const found = layouts([majority], many.toReversed());
    expect(found.length).toBeGreaterThan(100);
    expect(found.every((set) => set.length === 18)).toBe(true);
    expect(found.filter((set) => set[0] === 'M33').length).toBeGreaterThan(100);
  });
});

describe('the policy language', () => {
  it('numbers principals as Fabric does: those of inner gates first', () => {
    const policy = parsePolicy("OutOf(1, 'A.peer', AND('B.member', \"C.admin\"))");
    expect(policy.toObject().rule).toEqual({
      signedBy: undefined,
      nOutOf: {
        n: 1,
        rulesList: [
          expect.objectContaining({ signedBy: 2 }),
          expect.objectContaining({
            nOutOf: {
              n: 2,
              rulesList: [expect.objectContaining({ signedBy: 0 }), expect.objectContaining({ signedBy: 1 })],
            },
          }),
        ],
      },
    });
    expect(Buffer.from(parsePolicy("OR('A.member')").serializeBinary()).toString('hex')).toBe(
      '1208' + '1206' + '0801' + '12020800' + '1a05' + '1203' + '0a0141',
    );
  });

  it.each([
    '',
    'A.peer',
    "OR('A.peer'",
    "OR('A.peer') x",
    "OR('A.pear')",
    'OR(A.peer)',
    "NOT('A.peer')",
    'OutOf(1)',
    "OutOf('A.peer', 'B.peer')",
    "OutOf(3, 'A.peer')",
    "OR('A.peer',)",
    'OR()',
  ])('refuses %j', (broken) => {
    expect(() => parsePolicy(broken)).toThrow(PolicySyntaxError);
  });
});
