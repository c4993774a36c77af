import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { combinations } from './combination';
import { readOptions } from './options';

const of = (...args: string[]) => combinations(readOptions(args));

test('without flags: 3.1 on Raft, every suite', () => {
  expect(of()).toEqual([
    {
      version: '3.1',
      topology: 'quickstart',
      tests: ['test/fabric', 'test/e2e', 'test/conformance/conformance.test.ts'],
      left: [],
    },
  ]);
});

test('a version and a topology are named either way, and jest gets the rest in its order', () => {
  const options = readOptions(['--fabric', '--fabric-version', '2.5', 'test/e2e', '-t', 'a name', '--topology=raft3']);
  expect(options).toMatchObject({
    fabric: true,
    version: '2.5',
    topology: 'raft3',
    rest: ['test/e2e', '-t', 'a name'],
  });
  const tests = ['test/e2e', '-t', 'a name'];
  expect(combinations(options)).toEqual([{ version: '2.5', topology: 'raft3', tests, left: [] }]);
});

test('--all is the matrix; --short leaves out what no engine changes, and names it', () => {
  const names = (list: ReturnType<typeof of>) => list.map(({ version, topology }) => `${version} ${topology}`);
  expect(names(of('--all'))).toEqual(['3.1 quickstart', '3.1 bft4', '2.5 quickstart']);
  expect(of('--all').map(({ tests }) => tests.includes('test/e2e'))).toEqual([true, true, true]);
  expect(of('--all').flatMap(({ left }) => left)).toEqual([]);
  const brief = of('--all', '--short');
  const eavesdropping = 'test/e2e/eavesdropping.test.ts';
  expect(brief.map(({ tests }) => tests.includes(eavesdropping))).toEqual([true, true, true]);
  for (const { left } of brief) expect(left).toContain('test/e2e/fuzz.test.ts');
  expect(brief[0]?.left).not.toContain('test/e2e/ledger/facts.test.ts');
  expect(brief[1]?.left).toContain('test/e2e/ledger/facts.test.ts');
});

test('every suite named in a list is there', () => {
  for (const { tests } of of('--all', '--short'))
    for (const path of tests) expect([path, existsSync(join(__dirname, '../../..', path))]).toEqual([path, true]);
});

test('BFT has a conformance suite of its own', () => {
  expect(of('--topology', 'bft4')[0]?.tests).toContain('test/conformance/bft.test.ts');
});

test.each([
  [['--fabric-version', '2.5', '--topology', 'bft4'], /2\.5.*BFT/],
  [['--fabric-version', '2.5.16', '--topology', 'bft4'], /2\.5.*BFT/],
  [['--topology', 'nowhere'], /nowhere.*quickstart/],
  [['--topology'], /--topology/],
  [['--fabric-version', '--all'], /--fabric-version/],
  [['--all', '--topology', 'bft4'], /--all/],
])('%j is refused, and it says why', (args, why) => {
  expect(() => of(...args)).toThrow(why);
});
