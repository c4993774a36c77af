import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { TopologyError } from './error';
import { parseTopology } from './parse';
import { sampleFile, sampleTopology } from './sample';

const quickstart = readFileSync(sampleFile('quickstart'), 'utf8');

/** A text either is a topology or ends in a TopologyError whose problems have a place in it. */
function expectVerdict(text: string): void {
  try {
    expect(parseTopology(text, 'f').authorities.length).toBeGreaterThan(0);
  } catch (error) {
    if (!(error instanceof TopologyError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    const lines = text.split('\n').length;
    for (const { line, column } of error.problems) {
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(lines + 1);
      expect(column).toBeGreaterThanOrEqual(1);
    }
  }
}

test('any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), expectVerdict), { numRuns: 500 });
});

test('YAML-like text', () => {
  const token = fc.constantFrom(
    'name',
    ': ',
    '- ',
    '\n',
    '  ',
    '{',
    '}',
    '[',
    ']',
    '&a ',
    '*a',
    '<<',
    '!!map ',
    '"',
    '|',
    '? ',
    '#',
    '1',
    '~',
    '---\n',
    '__proto__',
    'authorities',
  );
  fc.assert(
    fc.property(
      fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join('')),
      expectVerdict,
    ),
    { numRuns: 1000 },
  );
});

test('the sample with a piece cut out, doubled or overwritten', () => {
  const place = fc.nat(quickstart.length);
  fc.assert(
    fc.property(place, fc.nat(30), fc.oneof(fc.string({ maxLength: 8 }), fc.constant('')), (at, length, by) => {
      expectVerdict(quickstart.slice(0, at) + by + quickstart.slice(at + length));
    }),
    { numRuns: 500 },
  );
});

test('any value in the place of any field', () => {
  const topology = sampleTopology('quickstart');
  const field = fc.constantFrom('name', 'committee', 'authorities', 'batch', 'chaincode', 'orderers', 'consensus');
  const inner = fc.constantFrom('msp', 'name', 'kind', 'division', 'peers', 'departments', 'actors');
  fc.assert(
    fc.property(field, inner, fc.jsonValue(), (outer, within, value) => {
      expectVerdict(stringify({ ...topology, [outer]: value }));
      expectVerdict(stringify({ ...topology, authorities: [{ ...topology.authorities[0], [within]: value }] }));
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['nesting without end', '['.repeat(50_000)],
  ['an alias of itself', 'a: &a [*a]'],
  ['an alias to nowhere', 'name: *nowhere'],
  [
    'aliases that explode',
    'a: &a [x,x,x,x,x,x,x,x,x]\n' +
      [...'abcdefg'].map((before, i) => `${'bcdefgh'[i]}: &${'bcdefgh'[i]} [${`*${before},`.repeat(9)}]\n`).join(''),
  ],
  ['several documents', 'name: a\n---\nname: b\n'],
  ['nothing', ''],
  ['a list', '- 1'],
])('%s is refused', (_title, text) => {
  expect(() => parseTopology(text, 'f')).toThrow(TopologyError);
});
