import { takingPart } from './taking-part';

const channels = [
  { name: 'oneplusn', authorities: ['Committee', 'GD', 'ZJ'] },
  { name: 'provinces', authorities: ['GD', 'ZJ'] },
];

test('all members of a channel run a chaincode, or those that are named', () => {
  const members = ['GD', 'ZJ'];
  expect(takingPart(channels, 'provinces')).toEqual({ members, runners: members });
  expect(takingPart(channels, 'provinces', ['ZJ'])).toEqual({ members, runners: ['ZJ'] });
});

test('no channel that is not there, and nobody from outside', () => {
  expect(() => takingPart(channels, 'ministries')).toThrow(/FABRIC-118.*ministries.*provinces \(GD, ZJ\)/);
  expect(() => takingPart(channels, 'provinces', ['GD', 'Committee'])).toThrow('FABRIC-118');
});
