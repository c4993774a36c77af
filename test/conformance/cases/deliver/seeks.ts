import { blocks, submit, type Case, type Step } from '../../case';
import { op } from '../../chaincode/operations';
import type { Position, Seek } from '../../deliver/seek';
import { scenario, type Key } from '../group';

const three = (key: Key): Step[] => [
  ...submit('one', [op.put(key('a'), '1')]),
  ...submit('two', [op.put(key('a'), '2'), op.event('told', 'content')]),
  ...submit('three', [op.get(key('a')), op.put(key('a'), '3')]),
];
const at = (of: string, plus = 0): Position => ({ of, plus });

/** From where to where, in a ledger that ends with a case's three blocks. */
const spans: readonly (readonly [string, Pick<Seek, 'start' | 'stop'>])[] = [
  ['three blocks', { start: at('one'), stop: at('three') }],
  ['one block', { start: at('two'), stop: at('two') }],
  ['blocks the wrong way round', { start: at('three'), stop: at('one') }],
  ['the newest block', { start: 'newest', stop: 'newest' }],
  ['the oldest block', { start: 'oldest', stop: 'oldest' }],
  ['the second block to the newest', { start: at('two'), stop: 'newest' }],
  ['the second block to the oldest', { start: at('two'), stop: 'oldest' }],
  ['the newest block to one before it', { start: 'newest', stop: at('one') }],
  ['the next block to come', { start: 'next', stop: 'next' }],
  ['the next block to the newest', { start: 'next', stop: 'newest' }],
  ['the next block to a later one', { start: 'next', stop: at('three', 3) }],
  ['the next block by its number', { start: at('three', 1), stop: at('three', 1) }],
  ['the block after the next', { start: at('three', 2), stop: at('three', 2) }],
  ['from beyond the end back to the first', { start: at('three', 2), stop: at('one') }],
  ['the second block to beyond the end', { start: at('two'), stop: at('three', 5) }],
  ['the second block to the next to come', { start: at('two'), stop: 'next' }],
  ['an unspeakably late block', { start: 2 ** 53, stop: 2 ** 53 }],
  ['from nowhere', { start: 'missing', stop: 'newest' }],
  ['to nowhere', { start: 'newest', stop: 'missing' }],
  ['from a position that says nothing', { start: 'unset', stop: 'newest' }],
  ['to a position that says nothing', { start: 'newest', stop: 'unset' }],
  ['from and to what says nothing', { start: 'unset', stop: 'unset' }],
];

const forms = ['full', 'filtered', 'private'] as const;

export const seeks: readonly Case[] = [
  ...spans.map(([what, seek]) =>
    scenario(`deliver: ${what}`, (key) => [three(key), blocks(seek), blocks({ ...seek, now: true })]),
  ),
  ...forms.map((form) =>
    scenario(`deliver: three blocks, ${form}`, (key) => [
      three(key),
      blocks({ form, start: at('one'), stop: at('three') }),
      blocks({ form, start: 0, stop: 0 }),
      blocks({ form, start: at('three'), stop: at('one') }),
      blocks({ form, start: at('three'), stop: at('three', 1), now: true }),
      blocks({ form, start: at('one'), stop: at('two'), times: 2 }),
      blocks({ form, start: 'missing', stop: 'newest', times: 2 }),
    ]),
  ),
  // Not of filtered blocks: Fabric's peer does not survive it.
  ...(['full', 'private'] as const).map((form) =>
    scenario(`deliver: headers alone, ${form}`, (key) => [
      three(key),
      blocks({ form, start: at('one'), stop: at('three'), withoutData: true }),
      blocks({ form, start: 0, stop: 0, withoutData: true }),
    ]),
  ),
  scenario('deliver: all there is', (key) => [
    three(key),
    blocks({ form: 'filtered', start: 'oldest', stop: 'newest' }),
  ]),
  scenario('deliver: transactions that are not valid', (key) => [
    submit('base', [op.put(key('a'), '1')]),
    ...(['first', 'second'] as const).map((as): Step => ({
      ...{ step: 'endorse', as, endorsers: ['Org1MSP', 'Org2MSP'] },
      operations: [op.get(key('a')), op.put(key('a'), as), op.event(as, '')],
    })),
    { step: 'send', as: 'first' },
    { step: 'status', as: 'first' },
    { step: 'send', as: 'second' },
    { step: 'status', as: 'second' },
    ...forms.map((form) => blocks({ form, start: at('base'), stop: at('second') })),
  ]),
];
