import { tableOf } from './table';

test('a line for each fault, with what could not be tried and why', () => {
  const tried = { network: 'raft3', clients: 8, untyped: 0, lost: 0, doubled: 0, limit: 60 };
  const table = tableOf([
    { ...tried, fault: 'the leader killed', acknowledged: 120, errors: { 'SDK-117': 3, 'SDK-124': 1 }, recovered: 2 },
    { ...tried, fault: 'the leader stopped', acknowledged: 7, errors: {}, lost: 1 },
    { fault: 'the disk full', network: 'raft3', skipped: 'no mount' },
  ]);
  expect(table.split('\n').map((line) => line.replace(/ +/g, ' '))).toEqual([
    '| fault | network | load | acknowledged | errors | lost | doubled | back after | limit |',
    expect.stringMatching(/^[|] -+ [|]/),
    '| the leader killed | raft3 | 8 clients | 120 | SDK-117 3x, SDK-124 1x | 0 | 0 | 2.0 s | 60 s |',
    '| the leader stopped | raft3 | 8 clients | 7 | none | 1 | 0 | not | 60 s |',
    '| the disk full | raft3 | skipped: no mount | | | | | | |',
  ]);
});
