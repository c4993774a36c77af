import { TopologyError } from './error';
import { readTopology } from './read';
import { SAMPLES, sampleFile, sampleTopology } from './sample';
import { PROVINCIAL_DIVISIONS } from './divisions';

test('a file that is not there', () => {
  expect(() => readTopology('/no/such.yaml')).toThrow(TopologyError);
  expect(() => readTopology('/no/such.yaml')).toThrow('/no/such.yaml:1:1: the file cannot be read: ENOENT');
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
  expect(rolesOf('MHRSS')).toEqual(['steward', 'official']);
  expect(rolesOf('GD')).toEqual(['steward', 'official', 'official', 'approver']);
  expect(rolesOf('ZJ')).toEqual(['steward', 'official', 'approver']);
});

test('there are 34 provincial divisions', () => {
  expect(PROVINCIAL_DIVISIONS.size).toBe(34);
  expect(PROVINCIAL_DIVISIONS.get('150000')).toEqual({ zh: '内蒙古自治区', en: 'Inner Mongolia' });
  for (const code of PROVINCIAL_DIVISIONS.keys()) expect(code).toMatch(/^[1-8]\d0000$/);
});
