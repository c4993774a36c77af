import { sampleTopology } from '@oneplusn/topology';
import { setUp } from './scripts';
import { joinUnit, nodesOf } from './units';

const sample = sampleTopology('quickstart');
const topology = { ...sample, channels: [{ name: 'genesis', authorities: ['GD', 'ZJ'] }] };
const { orderers, peers } = nodesOf(topology);

test('orderers join all channels, peers those that their authority is in', () => {
  const { environment } = joinUnit(topology, orderers);
  const blocks = ['genesis.block', 'channel-genesis.block'].map((file) => `/network/set-up/${file}`);
  expect(environment['BLOCKS']).toBe(blocks.join(' '));
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
