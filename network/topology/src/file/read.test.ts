import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TopologyError } from './error';
import { readTopology } from './read';
import { SAMPLES, sampleFile, sampleTopology } from './sample';
import { PROVINCIAL_DIVISIONS } from './divisions';

test('a file that is not there', () => {
  expect(() => readTopology('/no/such.yaml')).toThrow(TopologyError);
  expect(() => readTopology('/no/such.yaml')).toThrow('/no/such.yaml:1:1: the file cannot be read: ENOENT');
});

test('a file in another encoding is refused by its name, and read where its mark says so', () => {
  const folder = mkdtempSync(join(tmpdir(), 'topology-text-'));
  try {
    const file = join(folder, 'network.yaml');
    const text = readFileSync(sampleFile('quickstart'), 'utf8');
    // 广东 in GBK
    const gbk = Buffer.concat([
      Buffer.from('# '),
      Buffer.of(0xb9, 0xe3, 0xb6, 0xab),
      Buffer.from('\nname: quickstart\n'),
    ]);
    writeFileSync(file, gbk);
    expect(() => readTopology(file)).toThrow('it is not UTF-8 text, and seems to be GB18030');
    writeFileSync(file, Buffer.from(text, 'utf16le'));
    expect(() => readTopology(file)).toThrow('seems to be UTF-16');
    writeFileSync(file, Buffer.from(`\ufeff${text}`, 'utf16le'));
    expect(readTopology(file)).toEqual(sampleTopology('quickstart'));
    writeFileSync(file, `${text}# \ufffd\n`);
    expect(() => readTopology(file)).toThrow('it is not UTF-8 text');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a text in the place of a path is not repeated', () => {
  expect(() => readTopology('-----BEGIN PRIVATE KEY-----\nMIGH\n')).toThrow(
    /^\(text\):1:1: the file cannot be read: ENOENT/,
  );
});

test.each(SAMPLES)('the sample %s stands', (name) => {
  expect(readTopology(sampleFile(name))).toEqual(sampleTopology(name));
  expect(sampleTopology(name).name).toBe(name);
});

test('the samples differ in their orderers alone', () => {
  const quickstart = sampleTopology('quickstart');
  expect(quickstart).toMatchObject({ orderers: 1, consensus: 'raft' });
  expect(sampleTopology('raft3')).toEqual({ ...quickstart, name: 'raft3', orderers: 3 });
  expect(sampleTopology('bft4')).toEqual({ ...quickstart, name: 'bft4', orderers: 4, consensus: 'bft' });
});

test('the samples have the people that the suites need', () => {
  const rolesOf = (msp: string) =>
    sampleTopology('quickstart')
      .authorities.find((authority) => authority.msp === msp)
      ?.actors.flatMap(({ roles }) => roles);
  expect(rolesOf('Committee')).toEqual(['steward', 'official', 'reviewer', 'auditor']);
  expect(rolesOf('MHRSS')).toEqual(['steward', 'official', 'auditor']);
  expect(rolesOf('GD')).toEqual(['steward', 'official', 'official', 'approver']);
  expect(rolesOf('ZJ')).toEqual(['steward', 'official', 'approver', 'approver']);
});

test('there are 34 provincial divisions', () => {
  expect(PROVINCIAL_DIVISIONS.size).toBe(34);
  expect(PROVINCIAL_DIVISIONS.get('150000')).toEqual({ zh: '内蒙古自治区', en: 'Inner Mongolia' });
  for (const code of PROVINCIAL_DIVISIONS.keys()) expect(code).toMatch(/^[1-8]\d0000$/);
});
