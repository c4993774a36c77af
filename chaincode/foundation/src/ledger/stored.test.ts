import { sha256 } from '@oneplusn/api';
import fc from 'fast-check';
import { decode, encode, lineage } from './stored';

const json = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.dictionary(fc.constantFrom('a', 'b'), fc.integer()));

test('what is stored is read again', () => {
  fc.assert(
    fc.property(json, fc.option(fc.string(), { nil: undefined }), (value, previous) => {
      fc.pre(typeof value !== 'string' || value.isWellFormed());
      fc.pre(previous === undefined || previous.isWellFormed());
      const stored = decode<unknown>(encode(value, previous));
      expect([stored?.value, stored?.previous]).toEqual([value, previous]);
    }),
  );
});

test('nonsense is nothing', () => {
  for (const text of ['', 'nonsense', '{}', '[]', 'null', '0', '"value"', '{"valu'])
    expect(decode(text)).toBeUndefined();
  fc.assert(fc.property(fc.string(), (text) => void decode(text)));
});

/** Versions of a fact, newest first, each naming the one before. */
const chain = fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 6 }).map((values) => {
  const texts: string[] = [];
  for (const value of values) texts.unshift(encode(value, texts[0] === undefined ? undefined : sha256(texts[0])));
  return { values: [...values].reverse(), texts };
});

test('the newest seal vouches for the whole history', () => {
  fc.assert(
    fc.property(chain, ({ values, texts }) => {
      expect([...lineage<number>(texts[0]!, texts)]).toEqual(values);
    }),
  );
});

test('what others wrote between, and what was put back, is not of the history', () => {
  fc.assert(
    fc.property(
      chain,
      fc.array(
        fc.tuple(
          fc.nat(20),
          fc.oneof(
            fc.string(),
            json.map((value) => encode(value, 'x')),
            fc.nat(5),
          ),
        ),
      ),
      (of, alterations) => {
        const { values, texts } = of;
        const committed = [...texts];
        for (const [at, alteration] of alterations) {
          // A text of nobody's, or an old one of theirs, and then what was there before put back.
          const place = at % committed.length;
          const stood = committed[place]!;
          committed.splice(
            place,
            0,
            stood,
            typeof alteration === 'number' ? texts[alteration % texts.length]! : alteration,
          );
        }
        expect([...lineage<number>(texts[0]!, committed)]).toEqual(values);
      },
    ),
  );
});
