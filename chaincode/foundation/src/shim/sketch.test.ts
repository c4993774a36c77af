import fc from 'fast-check';
import { sketchOf } from './sketch';

const thrown = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

test('an error is told by its kind and place, not by what it quotes', () => {
  const said = sketchOf(thrown(() => JSON.parse('110105194912310020x') as unknown));
  expect(said).toMatch(/^SyntaxError\n +at /);
  expect(said).toContain('sketch.test.ts');
  expect(said).not.toContain('110105');
});

test('whatever its message is', () => {
  fc.assert(
    fc.property(fc.string(), (noise) => {
      const secret = `Li Na 110105${noise}`;
      expect(sketchOf(new TypeError(`${noise}\n    at ${secret}`))).not.toContain('Li Na 110105');
      expect(sketchOf(secret)).not.toContain('Li Na 110105');
    }),
  );
});

test("a peer's own words are passed on", () => {
  expect(sketchOf(new Error('GET_STATE failed: transaction ID: ab: no ledger context'))).toMatch('no ledger context');
});
