import { readFileSync } from 'node:fs';
import { isMap, isSeq, parseDocument } from 'yaml';
import { TopologyError, type TopologyProblem } from './error';
import { channelsOf } from './channels';
import { parseTopology } from './parse';
import { sampleFile } from './sample';

const quickstart = readFileSync(sampleFile('quickstart'), 'utf8');

/** The problems of a text. */
function problemsOf(text: string): readonly TopologyProblem[] {
  try {
    parseTopology(text, 'net.yaml');
  } catch (error) {
    if (error instanceof TopologyError) return error.problems;
    throw error;
  }
  return [];
}

/** The quickstart with one part replaced; fails when the part is not there. */
function changed(part: string | RegExp, by: string): string {
  const text = quickstart.replace(part, by);
  if (text === quickstart) throw new Error(`nothing to replace: ${part}`);
  return text;
}

const cases: [title: string, part: string | RegExp, by: string, code: string, field: string, message: RegExp][] = [
  ['broken YAML', 'channel: oneplusn', 'channel: [', 'TOPOLOGY-102', '', /not valid YAML/],
  ['a key written twice', 'orderers: 1', 'orderers: 1\norderers: 1', 'TOPOLOGY-103', 'orderers', /twice/],
  [
    'a nested key written twice',
    "version: '1.0'",
    "name: x, version: '1.0'",
    'TOPOLOGY-103',
    'chaincode.name',
    /twice/,
  ],
  ['an unknown field', 'orderers: 1', 'orderers: 1\ncolour: red', 'TOPOLOGY-104', 'colour', /no such field/],
  ['a missing field', 'channel: oneplusn\n', '', 'TOPOLOGY-105', 'channel', /missing/],
  ['a number for text', "'1.0'", '1.0', 'TOPOLOGY-106', 'chaincode.version', /must be text, is a whole number/],
  ['text for a number', 'orderers: 1', "orderers: '1'", 'TOPOLOGY-106', 'orderers', /must be a whole number, is text/],
  ['a fraction', 'orderers: 1', 'orderers: 1.5', 'TOPOLOGY-106', 'orderers', /is a fraction/],
  ['nothing', 'orderers: 1', 'orderers:', 'TOPOLOGY-106', 'orderers', /is empty/],
  [
    'text for a list',
    /roles: \[steward\]/,
    'roles: steward',
    'TOPOLOGY-106',
    'authorities[0].actors[0].roles',
    /a list/,
  ],
  ['zero', 'maxMessages: 500', 'maxMessages: 0', 'TOPOLOGY-107', 'batch.maxMessages', /at least 1/],
  ['too much', 'orderers: 1', 'orderers: 33', 'TOPOLOGY-107', 'orderers', /at most 31/],
  ['an unknown kind', 'kind: ministry', 'kind: agency', 'TOPOLOGY-107', 'authorities[1].kind', /"ministry"/],
  ['an unknown consensus', 'consensus: raft', 'consensus: kafka', 'TOPOLOGY-107', 'consensus', /"raft" \| "bft"/],
  ['no throttling', 'consensus: raft', 'throttle: 0', 'TOPOLOGY-107', 'throttle', /at least 1/],
  ['a word for mutual TLS', 'consensus: raft', 'mutualTls: always', 'TOPOLOGY-106', 'mutualTls', /true or false/],
  ['a role in capitals', '[approver]', '[Approver]', 'TOPOLOGY-107', 'authorities[2].actors[3].roles[0]', /lower-case/],
  ['a role given twice', '[approver]', '[a, a]', 'TOPOLOGY-107', 'authorities[2].actors[3].roles', /no entry twice/],
  ['no role', '[approver]', '[]', 'TOPOLOGY-107', 'authorities[2].actors[3].roles', /at least one/],
  ['a bad path', 'path: hrss/licensing', 'path: /hrss', 'TOPOLOGY-107', 'authorities[2].departments[2].path', /levels/],
  ['a bad MSP id', 'msp: MHRSS', 'msp: M/HRSS', 'TOPOLOGY-107', 'authorities[1].msp', /letter/],
  ['a bad channel', 'channel: oneplusn', 'channel: OnePlusN', 'TOPOLOGY-107', 'channel', /lower-case letter/],
  ['an MSP id taken', 'msp: ZJ', 'msp: gd', 'TOPOLOGY-108', 'authorities[3].msp', /"gd" is taken/],
  ['an actor id taken', 'id: chen', 'id: li', 'TOPOLOGY-109', 'authorities[2].actors[2].id', /"li" exists/],
  ['a path taken', /path: hrss,/, 'path: data-bureau,', 'TOPOLOGY-110', 'authorities[2].departments[1].path', /exists/],
  [
    'an unknown department',
    'department: audit',
    'department: audits',
    'TOPOLOGY-111',
    'authorities[0].actors[3].department',
    /"audits"/,
  ],
  ['an unknown committee', 'committee: Committee', 'committee: Comittee', 'TOPOLOGY-112', 'committee', /not among/],
  [
    'a committee of another kind',
    'committee: Committee',
    'committee: GD',
    'TOPOLOGY-113',
    'authorities[2].kind',
    /does not fit/,
  ],
  [
    'a province without division',
    "    division: '440000'\n",
    '',
    'TOPOLOGY-114',
    'authorities[2].division',
    /needs a division/,
  ],
  ['a city for a province', "'440000'", "'440100'", 'TOPOLOGY-114', 'authorities[2].division', /"440100"/],
  ['two Raft orderers', 'orderers: 1', 'orderers: 2', 'TOPOLOGY-115', 'orderers', /even number of orderers \(2\)/],
  [
    'three BFT orderers',
    'orderers: 1\nconsensus: raft',
    'orderers: 3\nconsensus: bft',
    'TOPOLOGY-116',
    'orderers',
    /at least 4/,
  ],
  ['too many signatures', 'signatures: 2', 'signatures: 5', 'TOPOLOGY-117', 'chaincode.signatures', /5 authorities/],
  ['a bad duration', '200ms', '200', 'TOPOLOGY-106', 'batch.timeout', /must be text/],
  ['a duration without unit', '200ms', "'200'", 'TOPOLOGY-118', 'batch.timeout', /duration/],
  ['an endless duration', '200ms', '6m', 'TOPOLOGY-118', 'batch.timeout', /duration/],
  ['a bad size', '10MB', '10 GB', 'TOPOLOGY-119', 'batch.absoluteMaxBytes', /size/],
  ['a size beyond gRPC', '10MB', '100MB', 'TOPOLOGY-119', 'batch.absoluteMaxBytes', /size/],
  ['sizes the wrong way round', '2MB', '11MB', 'TOPOLOGY-120', 'batch.preferredMaxBytes', /exceeds/],
  ['a division taken', "'330000'", "'440000'", 'TOPOLOGY-121', 'authorities[3].division', /another province/],
  ['an actor called admin', 'id: chen', 'id: admin', 'TOPOLOGY-122', 'authorities[2].actors[2].id', /reserved/],
  [
    'a written administrator',
    '[approver]',
    '[approver, administrator]',
    'TOPOLOGY-122',
    'authorities[2].actors[3].roles[1]',
    /reserved/,
  ],
  [
    'a channel named as the main one',
    'committee:',
    'channels: [{ name: oneplusn }]\ncommittee:',
    'TOPOLOGY-123',
    'channels[0].name',
    /"oneplusn" exists/,
  ],
  [
    'a channel named twice',
    'committee:',
    'channels: [{ name: r }, { name: r }]\ncommittee:',
    'TOPOLOGY-123',
    'channels[1].name',
    /"r" exists/,
  ],
  [
    'a channel of nobody known',
    'committee:',
    'channels: [{ name: r, authorities: [GD, gd] }]\ncommittee:',
    'TOPOLOGY-124',
    'channels[0].authorities[1]',
    /"gd" is not among/,
  ],
  [
    'a bad name of a channel',
    'committee:',
    'channels: [{ name: 1r }]\ncommittee:',
    'TOPOLOGY-107',
    'channels[0].name',
    /lower-case letter/,
  ],
  [
    'a channel without members',
    'committee:',
    'channels: [{ name: r, authorities: [] }]\ncommittee:',
    'TOPOLOGY-107',
    'channels[0].authorities',
    /at least one/,
  ],
  [
    'a member given twice',
    'committee:',
    'channels: [{ name: r, authorities: [GD, GD] }]\ncommittee:',
    'TOPOLOGY-107',
    'channels[0].authorities',
    /no entry twice/,
  ],
  [
    'a domain taken',
    'kind: province',
    'kind: province\n    domain: mhrss',
    'TOPOLOGY-126',
    'authorities[2].domain',
    /mhrss/,
  ],
  ['a bad domain', 'kind: province', 'kind: province\n    domain: Gd_', 'TOPOLOGY-107', 'authorities[2].domain', /DNS/],
  [
    'a port of the system',
    'kind: province',
    'kind: province\n    port: 80',
    'TOPOLOGY-107',
    'authorities[2].port',
    /1024/,
  ],
  [
    'a port taken',
    /kind: province([^]*)kind: province/,
    'kind: province\n    port: 7051$1kind: province\n    port: 7051',
    'TOPOLOGY-127',
    'authorities[3].port',
    /7051/,
  ],
  ["the orderers' MSP id", 'msp: ZJ', 'msp: OrdererMSP', 'TOPOLOGY-122', 'authorities[3].msp', /reserved/],
];

test.each(cases)('%s', (_title, part, by, code, field, message) => {
  const text = changed(part, by);
  const found = problemsOf(text).find((problem) => problem.code === code && problem.field === field);
  expect(problemsOf(text)).toContainEqual(found);
  expect(found).toMatchObject({ file: 'net.yaml', message: { en: expect.stringMatching(message) as string } });
  expect(found?.message.zh).toMatch(/[\u4e00-\u9fff]/);
  expect(found?.remedy.zh).toMatch(/[\u4e00-\u9fff]/);
  expect(found?.remedy.en).toMatch(/[a-z]/);
});

test('a single mistake is one problem', () => {
  // The others follow from each other: an id that is taken has no departments, a key twice has two values.
  const several = new Set([
    'broken YAML',
    'an MSP id taken',
    'an unknown committee',
    'a committee of another kind',
    'a path taken',
    'a bad path',
    'an unknown kind',
  ]);
  for (const [title, part, by] of cases) {
    if (!several.has(title)) expect([title, problemsOf(changed(part, by)).length]).toEqual([title, 1]);
  }
});

test('the place is that of the value, of the key when it is wrong, of the object when something is missing', () => {
  const placeOf = (part: string, by: string) => {
    const [problem] = problemsOf(changed(part, by));
    return [problem?.line, problem?.column];
  };
  const lines = quickstart.split('\n');
  const place = (piece: string, skip = 0): [number, number] => {
    const line = lines.findIndex((text) => text.includes(piece));
    return [line + 1, (lines[line] ?? '').indexOf(piece) + 1 + skip];
  };
  expect(placeOf('orderers: 1', 'orderers: 2')).toEqual(place('orderers: 1', 'orderers: '.length));
  expect(placeOf('orderers: 1', 'order: 1')).toEqual(place('orderers: 1'));
  expect(placeOf('id: li, ', '')).toEqual(place('{ id: li,'));
  expect(placeOf('channel: oneplusn\n', '')).toEqual([3, 1]);
});

test('a mistyped field is recognised', () => {
  expect(problemsOf(changed('consensus: raft', 'concensus: raft'))[0]?.remedy).toEqual({
    en: expect.stringMatching(/^did you mean "consensus"\? fields known here: name, /) as string,
    zh: expect.stringMatching(/^是否应为 "consensus"？可用字段：name、/) as string,
  });
  expect(problemsOf(changed('consensus: raft', 'colour: red'))[0]?.remedy.en).toContain(
    'fields known here: name, channel',
  );
});

test('all problems are told at once, in the order of the file, and printed in both languages', () => {
  const text = changed('orderers: 1', 'orderers: 2')
    .replace("'440000'", "'999999'")
    .replace('id: chen', 'id: li')
    .replace('2MB', '2XB');
  const problems = problemsOf(text);
  expect(problems.map(({ code }) => code)).toEqual(['TOPOLOGY-114', 'TOPOLOGY-109', 'TOPOLOGY-115', 'TOPOLOGY-119']);
  const error = new TopologyError(problems);
  const { line, column } = problems[2]!;
  const start = `net.yaml:${line}:${column} orderers: `;
  expect(error.message.split('\n')[2]).toBe(
    `${start}Raft gains nothing from an even number of orderers (2) (choose an odd number: 1, 3, 5)`,
  );
  expect(error.print('zh').split('\n')[2]).toBe(`${start}Raft 不应使用偶数个（2）排序节点 (请使用 1、3、5 等奇数)`);
});

test('what may be left out has a default', () => {
  const document = parseDocument(quickstart);
  for (const field of ['orderers', 'consensus', 'batch']) document.delete(field);
  const authorities = document.get('authorities');
  if (!isSeq(authorities) || !isMap(authorities.items[1])) throw new Error('the sample has changed');
  for (const field of ['departments', 'actors']) authorities.items[1].delete(field);
  const topology = parseTopology(document.toString(), 'net.yaml');
  expect(topology).toMatchObject({
    orderers: 1,
    consensus: 'raft',
    batch: { timeout: 200, maxMessages: 500, absoluteMaxBytes: 10_485_760, preferredMaxBytes: 2_097_152 },
  });
  expect(topology.authorities[1]).toMatchObject({ peers: 1, departments: [], actors: [] });
});

test('a channel beside the main one has the members that it names, or all', () => {
  const channels = 'channels: [{ name: regional, authorities: [ZJ, GD] }, { name: open.data-2 }]\ncommittee:';
  const topology = parseTopology(changed('committee:', channels), 'net.yaml');
  const all = ['Committee', 'MHRSS', 'GD', 'ZJ'];
  expect(channelsOf(topology)).toEqual([
    { name: 'oneplusn', authorities: all },
    { name: 'regional', authorities: ['GD', 'ZJ'] },
    { name: 'open.data-2', authorities: all },
  ]);
  expect(channelsOf(parseTopology(quickstart, 'net.yaml'))).toEqual([{ name: 'oneplusn', authorities: all }]);
});
