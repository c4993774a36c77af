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

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const value of values) found.push(value);
  return found;
}

/** Versions of a fact, newest first, each naming the one before. */
const chain = fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 6 }).map((values) => {
  const texts: string[] = [];
  for (const value of values) texts.unshift(encode(value, texts[0] === undefined ? undefined : sha256(texts[0])));
  return { values: [...values].reverse(), texts };
});

test('the newest seal vouches for the whole history', async () => {
  await fc.assert(
    fc.asyncProperty(chain, async ({ values, texts }) => {
      expect(await all(lineage<number>(texts[0]!, texts))).toEqual(values);
    }),
  );
});

test('what others wrote between, and what was put back, is not of the history', async () => {
  await fc.assert(
    fc.asyncProperty(
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
      async (of, alterations) => {
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
        expect(await all(lineage<number>(texts[0]!, committed))).toEqual(values);
      },
    ),
  );
});

test('texts that stand elsewhere are of the history too', async () => {
  await fc.assert(
    fc.asyncProperty(
      chain,
      fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      async ({ values, texts }, moved) => {
        const elsewhere = new Map(texts.filter((_, at) => moved[at]).map((text) => [sha256(text), text]));
        const named = texts.filter((_, at) => !moved[at]);
        const read = lineage<number>(texts[0]!, named, (digest) => Promise.resolve(elsewhere.get(digest)));
        expect(await all(read)).toEqual(values);
      },
    ),
  );
});

test('a salt changes the text and not the value', () => {
  const [one, other] = ['a', 'b'].map((salt) => encode('value', undefined, salt));
  expect(one).not.toBe(other);
  expect(decode(one!)?.value).toBe('value');
});
