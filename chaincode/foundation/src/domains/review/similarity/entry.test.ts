import fc from 'fast-check';
import { decode, encode } from './entry';
import { sketchOf } from './sketch';
import { maxGrams, maxWeight } from './vector';

const profiles = fc.record({
  title: fc.string({ unit: 'binary', maxLength: 120 }),
  domain: fc.string({ unit: 'binary', maxLength: 40 }),
  functions: fc.array(fc.string({ unit: 'binary', maxLength: 80 }), { maxLength: 40 }),
  positioning: fc.string({ unit: 'binary', maxLength: 400 }),
  description: fc.string({ unit: 'binary', maxLength: 4000 }),
});

describe('index entry', () => {
  it('gives back the sketch it was written from', () => {
    fc.assert(fc.property(profiles, (profile) => expect(decode(encode(sketchOf(profile)))).toEqual(sketchOf(profile))));
  });

  it('stays within its bounds for the longest text there can be', () => {
    const all = Array.from({ length: 8000 }, (_, i) => String.fromCharCode(0x4e00 + i)).join('');
    const functions = Array.from({ length: 40 }, (_, i) => all.slice(i, i + 80));
    const sketch = sketchOf({ title: all.slice(0, 120), functions, positioning: all.slice(0, 400), description: all });
    expect(sketch.vector.grams).toHaveLength(maxGrams);
    expect(Math.max(...sketch.vector.weights)).toBe(maxWeight);
    expect(Buffer.byteLength(JSON.stringify(encode(sketch)))).toBeLessThan(8_192);
    expect(decode(encode(sketch))).toEqual(sketch);
  });

  it.each([
    ['no list', '停'],
    ['a part too few', ['停', '1', '', '']],
    ['a weight too few', ['停车', '1', '', '', '']],
    ['half a pair', ['', '', '停', '1', '']],
    ['a weight of nothing', ['停', '0', '', '', '']],
    ['a weight that is no digit', ['停', '-', '', '', '']],
    ['grams out of order', ['车停', '11', '', '', '']],
    ['a gram twice', ['停停', '11', '', '', '']],
    ['a number for text', ['停', 1, '', '', '']],
    [
      'too many grams',
      [Array.from({ length: 1025 }, (_, i) => String.fromCharCode(0x4e00 + i)).join(''), '1'.repeat(1025), '', '', ''],
    ],
    ['a domain out of order', ['停', '1', '', '', '管理']],
  ])('refuses %s', (_, value) => {
    expect(decode(value)).toBeUndefined();
  });
});
