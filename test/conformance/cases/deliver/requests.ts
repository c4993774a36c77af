import { blocks, submit, type Caller, type Case } from '../../case';
import { op } from '../../chaincode/operations';
import type { Fault, Seek } from '../../deliver/seek';
import { scenario } from '../group';

const faults: readonly Fault[] = [
  'empty',
  'no header',
  'payload of rubbish',
  'header of rubbish',
  'seek of rubbish',
  'no time',
  'sixteen minutes ago',
  'fourteen minutes ago',
  'in sixteen minutes',
  'in fourteen minutes',
  'a TLS hash',
  'no type',
  'no signature',
  'another’s signature',
];
const callers: readonly Caller[] = [
  ...(['Org2MSP', 'forged', 'stranger', 'impostor', 'unknown', 'expired'] as const),
  ...(['peer', 'admin', 'unitless'] as const),
];
const forms = ['full', 'filtered', 'private'] as const;
const put: Seek = { start: { of: 'put' }, stop: { of: 'put' } };

export const requests: readonly Case[] = [
  ...faults.map((fault) =>
    scenario(`deliver: a request with ${fault}`, (key) => [
      submit('put', [op.put(key('a'), '1')]),
      ...forms.map((form) => blocks({ ...put, form, fault })),
      blocks({ ...put, fault, channel: 'nowhere' }),
    ]),
  ),
  ...callers.map((by) =>
    scenario(`deliver: a caller that is ${by}`, (key) => [
      submit('put', [op.put(key('a'), '1')]),
      ...forms.map((form) => blocks({ ...put, form, by, at: 'Org1MSP' })),
      // Who is refused is not told what is wrong with the seek.
      blocks({ start: 'missing', stop: 'missing', by, at: 'Org1MSP' }),
      blocks({ ...put, fault: 'seek of rubbish', by, at: 'Org1MSP' }),
    ]),
  ),
  ...['nowhere', ''].map((channel) =>
    scenario(`deliver: a channel named ${JSON.stringify(channel)}`, (key) => [
      submit('put', [op.put(key('a'), '1')]),
      ...forms.map((form) => blocks({ ...put, form, channel })),
      blocks({ ...put, channel, by: 'stranger' }),
      blocks({ start: 'missing', stop: 'missing', channel }),
    ]),
  ),
];
