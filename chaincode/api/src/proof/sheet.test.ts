import fc from 'fast-check';
import { leafHash, merkleTree, proofOf, rootFrom } from './merkle';
import { leafIn, sheetRoot, sheetSize, sheetsOf } from './sheet';

const contents = fc.array(fc.string(), { minLength: 1, maxLength: 5 * sheetSize });

test('each sheet leads to the root of the whole batch, and holds the hash of each of its leaves', () => {
  fc.assert(
    fc.property(contents, (all) => {
      const { root, sheets } = sheetsOf(all);
      expect(root).toBe(merkleTree(all).hash);
      expect(sheets.map(sheetRoot)).toEqual(sheets.map(() => root));
      const holders = (at: number) => sheets.map((sheet) => leafIn(sheet, at)).filter((hash) => hash !== undefined);
      all.forEach((content, at) => expect(holders(at)).toEqual([leafHash(content)]));
      expect([-1, all.length].flatMap(holders)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('a batch that fills its sheets has no empty one, and each leaf is found in its own', () => {
  for (const [count, sizes] of [
    [sheetSize, [sheetSize]],
    [150, [sheetSize, sheetSize, 22]],
  ] as const) {
    const all = Array.from({ length: count }, (_, n) => `row ${n}`);
    const { sheets } = sheetsOf(all);
    expect(sheets.map(({ leaves }) => Buffer.from(leaves, 'base64').length / 32)).toEqual(sizes);
    expect(leafIn(sheets.at(-1)!, count - 1)).toBe(leafHash(`row ${count - 1}`));
    expect(leafIn(sheets[0]!, 0)).toBe(leafHash('row 0'));
  }
});

test('an altered leaf, place, size or hash leads elsewhere or nowhere', () => {
  fc.assert(
    fc.property(contents, fc.nat(), fc.nat(), (all, pick, which) => {
      const { root, sheets } = sheetsOf(all);
      const sheet = sheets[pick % sheets.length]!;
      const bytes = Buffer.from(sheet.leaves, 'base64');
      bytes[which % bytes.length]! ^= 1;
      const altered = [
        { ...sheet, leaves: bytes.toString('base64') },
        { ...sheet, leaves: bytes.subarray(32).toString('base64') },
        { ...sheet, from: sheet.from + 1 },
        { ...sheet, others: [...sheet.others, root] },
        ...sheet.others.map((_, at) => ({ ...sheet, others: sheet.others.with(at, root) })),
      ];
      for (const other of altered) expect(sheetRoot(other)).not.toBe(root);
    }),
    { numRuns: 60 },
  );
});

test('a proof of one leaf alone can be made from what all sheets hold', () => {
  const all = Array.from({ length: 150 }, (_, n) => `row ${n}`);
  const { root } = sheetsOf(all);
  expect(rootFrom(150, new Map([[77, 'row 77']]), proofOf(merkleTree(all), [77]))).toBe(root);
});
