import fc from 'fast-check';
import { merkleTree, proofOf, rootFrom } from './merkle';

const contents = fc.array(fc.string(), { minLength: 1, maxLength: 40 });
const withSome = contents.chain((leaves) =>
  fc.tuple(fc.constant(leaves), fc.subarray([...leaves.keys()], { minLength: 1 })),
);

/** Roots of RFC 6962's own reference data (the Certificate Transparency test vectors). */
const vectors = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];

test('agrees with the published test vectors of RFC 6962 trees', () => {
  const leaves = vectors.map((hex) => Buffer.from(hex, 'hex').toString('latin1'));
  const roots = [1, 2, 3, 5, 8].map((size) => merkleTree(leaves.slice(0, size)).hash);
  expect(roots).toEqual([
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ]);
});

test('any set of leaves leads to the root', () => {
  fc.assert(
    fc.property(withSome, ([leaves, some]) => {
      const tree = merkleTree(leaves);
      const known = new Map(some.map((index) => [index, leaves[index]!]));
      expect(rootFrom(leaves.length, known, proofOf(tree, some))).toBe(tree.hash);
    }),
  );
});

test('an altered leaf, hash or length of the proof does not', () => {
  fc.assert(
    fc.property(withSome, fc.nat(), fc.string(), ([leaves, some], pick, other) => {
      const tree = merkleTree(leaves);
      const proof = proofOf(tree, some);
      const known = new Map(some.map((index) => [index, leaves[index]!]));
      const index = some[pick % some.length]!;
      fc.pre(other !== leaves[index]);
      expect(rootFrom(leaves.length, new Map(known).set(index, other), proof)).not.toBe(tree.hash);
      expect(rootFrom(leaves.length, known, [...proof, tree.hash])).toBeUndefined();
      if (proof.length > 0) {
        expect(rootFrom(leaves.length, known, proof.slice(1))).toBeUndefined();
        const altered = proof.with(pick % proof.length, tree.hash);
        expect(rootFrom(leaves.length, known, altered)).not.toBe(tree.hash);
      }
    }),
  );
});

test('nonsense is refused', () => {
  expect(() => merkleTree([])).toThrow('a Merkle tree needs at least one leaf');
  const { hash } = merkleTree(['a', 'b']);
  // With nothing known, or a place outside of the tree, a hash that is handed along must not pass for the root.
  for (const places of [[], [-1], [2], [0, 2], [0.5], [Number.NaN], [Infinity]])
    for (const others of [[], [hash], [hash, hash]])
      expect(rootFrom(2, new Map(places.map((at) => [at, 'a'])), others)).toBeUndefined();
  for (const size of [0, -1, 1.5, Number.NaN, Infinity, 2 ** 53])
    for (const others of [[], [hash]]) expect(rootFrom(size, new Map([[0, 'a']]), others)).toBeUndefined();
});
