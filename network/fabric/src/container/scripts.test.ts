import { sampleTopology } from '@oneplusn/topology';
import { joinOrderers, setUp } from './scripts';
import { nodesOf } from './units';

const sample = sampleTopology('quickstart');
const topology = { ...sample, channels: [{ name: 'genesis', authorities: ['GD', 'ZJ'] }] };
const { orderers, peers } = nodesOf(topology);

test('orderers join all channels, peers those that their authority is in', () => {
  expect(joinOrderers(topology)).toContain('const blocks = ["genesis.block","channel-genesis.block"];');
  const joins = setUp(topology, peers, orderers[0], new Map())
    .split('\n')
    .filter((line) => line.includes('peer channel join'));
  const at = (channel: string, block: string) => (msp: string) =>
    `as ${msp} peer0.${msp.toLowerCase()}; again "peer0.${msp.toLowerCase()} has joined ${channel}" ` +
    `peer channel join -b /network/set-up/${block}`;
  expect(joins).toEqual([
    ...['Committee', 'MHRSS', 'GD', 'ZJ'].map(at('oneplusn', 'genesis.block')),
    ...['GD', 'ZJ'].map(at('genesis', 'channel-genesis.block')),
  ]);
});
