/** What no coalition can do, tried: provider MHRSS, requester GD, and ZJ, who helps whoever asks. */
import { canonicalJson, errors, type access, type Json } from '@oneplusn/api';
import { sampleTopology } from '@oneplusn/topology';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { Conspiracy, factKey, rogueFoundation, type Key } from '../sharing/conspiracy';
import { insured, people, wanted } from '../sharing/data';
import { dataset, partiesIn, fields, folk, hex, keysOf, type Parties } from '../sharing/parties';
import { Liar, type Answer } from '../sharing/liar';
import { stockClient } from '../sharing/stock';
import { eventually } from '../waiting';

const { committee } = sampleTopology('quickstart');
const liar = new Liar(committee);
const rogue = rogueFoundation(committee);
const net = useNet({ perAuthority: { MHRSS: liar.chaincode, GD: rogue, ZJ: rogue } });

const [valid, policyFailure] = [0, 10];
let parties: Parties;
let pair: Conspiracy;
let grant: access.Grant;

beforeAll(async () => {
  parties = await partiesIn(net());
  pair = new Conspiracy(net(), 'GD/li', ['GD', 'ZJ']);
  grant = await parties.granted();
});

describe('a provider’s peer that lies is caught by the reader', () => {
  const handle = () => parties.licensing.dataset(insured);
  const read = async (keys = keysOf(3)) => {
    const seen = [];
    for await (const person of handle().open(await handle().grant(grant.id, fields), keys)) seen.push(person);
    return seen;
  };
  afterEach(() => (liar.lie = undefined));

  test('while it does not, the same reader gets the records', async () => {
    expect(await read()).toHaveLength(3);
  });

  type Proof = NonNullable<Answer['records'][0]['proof']>;
  /** Changes the proof of the second record. */
  const onSecond = (change: (proof: Proof) => Proof) => (answer: Answer) => ({
    ...answer,
    records: answer.records.map((record, index) =>
      index === 1 && record.proof ? { ...record, proof: change(record.proof) } : record,
    ),
  });
  const lies: [string, (answer: Answer) => Answer][] = [
    [
      'another value',
      onSecond((proof) => ({ ...proof, fields: proof.fields.map((field) => ({ ...field, value: '王五' })) })),
    ],
    ['a field fewer', onSecond((proof) => ({ ...proof, fields: proof.fields.slice(1) }))],
    [
      'a value under another name',
      onSecond((proof) => ({ ...proof, fields: proof.fields.map((field) => ({ ...field, field: 'address' })) })),
    ],
    ['another version', onSecond((proof) => ({ ...proof, version: 9 }))],
    ['a commitment of another record', onSecond((proof) => ({ ...proof, blinded: '0'.repeat(64) }))],
    ['no way to the shared root', onSecond(({ share: _, ...proof }) => proof)],
    ['another place in its bundle', onSecond((proof) => ({ ...proof, share: { ...proof.share!, at: 0 } }))],
    ['another bundle', onSecond((proof) => ({ ...proof, share: { at: 0, size: 1, others: [] } }))],
    ['no proof', (answer) => ({ ...answer, records: answer.records.map(({ key, state }) => ({ key, state })) })],
    [
      'one person in place of another',
      (answer) => {
        const [first, second, third] = answer.records;
        return {
          ...answer,
          records: [first!, { ...first!, key: second!.key, proof: { ...first!.proof!, key: second!.key } }, third!],
        };
      },
    ],
    ['another order', (answer) => ({ ...answer, records: [...answer.records].reverse() })],
  ];

  test.each(lies)('%s', async (_, lie) => {
    liar.lie = lie;
    const error = await refused(read(), errors.records.proofBroken);
    expect(error.args).toMatchObject({ dataset });
  });

  /** What the provider's peer answered before a change of the record, and answers after it once more. */
  const givenAgain = async (key: string, change: (key: string) => Promise<unknown>) => {
    let before: Answer | undefined;
    liar.lie = (answer) => (before = answer);
    expect(await read([key])).toHaveLength(1);
    await change(key);
    liar.lie = () => before!;
    await refused(read([key]), errors.records.proofBroken);
  };

  test('an old version after a correction', async () => {
    const person = folk[4]!;
    await givenAgain(person.idNumber, (key) =>
      parties.ministry.records.correctConditional(
        { dataset, reason: '更名' },
        { transient: { key, fields: { ...person, name: '欧阳新' }, salt: hex() } },
      ),
    );
  }, 60_000);

  test('an old version after the record was put anew, together with others', async () => {
    const others = folk.slice(6, 8).map((person) => ({ ...person, address: '新址' }));
    await givenAgain(others[0]!.idNumber, () => parties.ministry.dataset(insured).put(others));
  }, 60_000);

  test('a record that was withdrawn', async () => {
    await givenAgain(folk[5]!.idNumber, (key) =>
      parties.ministry.records.withdrawConditional({ dataset, reason: '误登' }, { transient: { key, salt: hex() } }),
    );
  }, 60_000);

  test('what stands beside them in their bundle is read as before', async () => {
    liar.lie = undefined;
    expect(await read(folk.slice(3, 9).map(({ idNumber }) => idNumber))).toHaveLength(5);
  });
});

describe('two authorities together', () => {
  const forged = { state: 'active', fields: { address: 'whole' }, quota: { records: 1_000_000, per: 'day' } } as const;

  test('cannot make a grant', async () => {
    const id = 'MHRSS/g-00000000000000aa';
    expect(await pair.forge('grant', id, { ...grant, ...forged, id })).toBe(valid);
    await refused(parties.licensing.access.grant({ grant: id }), errors.ledger.notFound);
    expect(await parties.open({ grant: id, fields: forged.fields })).toMatchObject({
      denial: { code: errors.access.noGrant.code },
    });
  });

  test('cannot seal it either', async () => {
    const id = 'MHRSS/g-00000000000000ab';
    const [key, text] = [factKey('grant', id), canonicalJson({ value: { ...grant, ...forged, id } as Json })];
    expect(await pair.write({ key, text }, { key, text, into: 'MHRSS' })).toBe(policyFailure);
  });

  test('cannot give one of their own for data that is not theirs', async () => {
    const id = 'GD/g-00000000000000ac';
    const [key, text] = [factKey('grant', id), canonicalJson({ value: { ...grant, ...forged, id } as Json })];
    expect(await pair.write({ key, text }, { key, text, into: 'GD' })).toBe(valid);
    expect(await parties.licensing.access.grant({ grant: id })).toMatchObject({ id });
    expect(await parties.open({ grant: id, fields: forged.fields })).toMatchObject({
      denial: { code: errors.access.noGrant.code },
    });
  });

  test('cannot bring a revoked grant back to life, nor widen one; its owner puts it right', async () => {
    const doomed = await parties.granted();
    await parties.ministry.access.revoke({ grant: doomed.id, reason: '用途不符' });
    expect(await pair.forge('grant', doomed.id, { ...doomed })).toBe(valid);
    expect(await parties.open({ grant: doomed.id })).toMatchObject({ denial: { code: errors.access.noGrant.code } });
    await refused(parties.licensing.access.grant({ grant: doomed.id }), errors.ledger.sealBroken);
    const { content } = await parties.ministry.ledger.copy({ kind: 'grant', id: doomed.id });
    expect(await parties.ministry.ledger.restore({ kind: 'grant', id: doomed.id, content })).toEqual({
      restored: true,
    });
    expect(await parties.licensing.access.grant({ grant: doomed.id })).toMatchObject({ state: 'revoked' });
  });

  test('cannot open without the provider', async () => {
    const client = stockClient(net(), 'GD/li');
    try {
      const input = { dataset, grant: grant.id, fields, purpose: wanted.purpose, records: 1 };
      const code = await client.submit('access:open', {
        arguments: [JSON.stringify({ requestId: `alone-${hex().slice(0, 16)}`, input })],
        transientData: {
          keys: JSON.stringify(keysOf(1)),
          salt: JSON.stringify(hex()),
          sealTo: JSON.stringify(await parties.sealTo()),
        },
        endorsingOrganizations: ['GD', 'ZJ'],
      });
      expect(code).toBe(policyFailure);
    } finally {
      client.close();
    }
  });

  test('cannot make an opening: neither in the provider’s name nor in their own', async () => {
    const [keys, salt] = [keysOf(2), hex()];
    const opening = await parties.open({ grant: grant.id }, keys, parties.licensing, salt);
    const wider = { ...opening, fields: { address: 'whole' } };
    const client = stockClient(net(), 'GD/li');
    const read = (id: string) =>
      client.evaluate('records:read', {
        arguments: [JSON.stringify({ input: { opening: id } })],
        transientData: { keys: JSON.stringify(keys), salt: JSON.stringify(salt) },
        endorsingOrganizations: ['MHRSS'],
      });
    try {
      expect(await eventually(() => read(opening.id))).toContain(folk[0]!.name);
      const theirs = 'MHRSS/o-gd-00000000000000ba';
      const own = 'GD/o-00000000000000bb';
      expect(await pair.forge('opening', theirs, { ...wider, id: theirs })).toBe(valid);
      const [key, text] = [
        factKey('opening', own),
        canonicalJson({ value: { ...wider, id: own, provider: 'GD' } as Json }),
      ];
      expect(await pair.write({ key, text }, { key, text, into: 'GD' })).toBe(valid);
      for (const id of [theirs, own]) {
        await expect(read(id)).rejects.toMatchObject({
          details: [{ message: expect.stringContaining('ACCESS-106') as string }],
        });
      }
      expect(await pair.forge('opening', opening.id, wider as Json)).toBe(valid);
      await expect(read(opening.id)).rejects.toMatchObject({
        details: [{ message: expect.stringContaining('ACCESS-106') as string }],
      });
      const { unsound } = await (await net().connect('Committee/qian')).audit.openings({ dataset });
      expect(unsound).toContain(opening.id);
    } finally {
      client.close();
    }
  });

  test('cannot say that a third has read their data: one of its two seals is not enough', async () => {
    const opening = await parties.open({ grant: grant.id }, keysOf(1), parties.licensing, hex());
    const id = 'GD/o-mhrss-00000000000000bc';
    const blamed = { ...opening, id, provider: 'GD', requester: 'MHRSS', actor: 'MHRSS/wu', dataset: 'GD/posts' };
    const [key, text] = [factKey('opening', id), canonicalJson({ value: blamed as Json })];
    expect(await pair.write({ key, text }, { key, text, into: 'GD' })).toBe(valid);
    const listed: Key = ['index', 'opening', 'any', 'requester', 'MHRSS', '0000000000000', id];
    expect(await pair.write({ key: listed, text: canonicalJson(id) })).toBe(valid);
    const auditor = await net().connect('Committee/qian');
    expect(await auditor.audit.openings({ actor: 'MHRSS/wu' })).toMatchObject({ items: [], unsound: [id] });
    expect(await auditor.ledger.fact({ kind: 'opening', id })).toMatchObject({
      seals: [
        { msp: 'GD', state: 'intact' },
        { msp: 'MHRSS', state: 'absent' },
      ],
    });
  });

  test('cannot fill the quota’s slots anew', async () => {
    const key: Json = 'slot~whatever';
    expect(await pair.write({ key: [key], text: '0', into: 'MHRSS' })).toBe(policyFailure);
  });

  test('nor have the provider’s peer show its records to their own steward', async () => {
    const client = stockClient(net(), 'GD/feng');
    try {
      const own = client.evaluate('records:own', {
        arguments: [JSON.stringify({ input: { opening: 'MHRSS/w-0000000000000-0123456789abcdef' } })],
        transientData: { keys: JSON.stringify([people(1)[0]!.idNumber]), salt: JSON.stringify('ab'.repeat(32)) },
        endorsingOrganizations: ['MHRSS'],
      });
      await expect(own).rejects.toMatchObject({
        details: [{ message: expect.stringContaining(errors.access.openingUnknown.code) as string }],
      });
    } finally {
      client.close();
    }
  });
});
