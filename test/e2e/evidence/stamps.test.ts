/** Time stamps: they count where they are of this file and lead to a root that is pinned, and nowhere else. */
import { readFileSync } from 'node:fs';
import {
  Verifier,
  evidenceErrors as errors,
  genesisOf,
  readRoots,
  stamped,
  stampedDigest,
  type Evidence,
} from '@oneplusn/evidence';
import { useNet } from '../../engine';
import { StampingAuthority } from './authority';
import { sampleIn, seal, taken } from './ledger';

const net = useNet();
const authorities: StampingAuthority[] = [];
let evidence: Evidence;
let genesis: string;
let authority: StampingAuthority;

beforeAll(async () => {
  const { opening } = await sampleIn(net());
  await seal(net());
  evidence = await taken(net(), { ids: [opening] });
  genesis = await genesisOf(await net().connect('GD/admin'));
  authority = made();
}, 60_000);
afterAll(() => authorities.forEach((each) => each.remove()));

function made(...given: ConstructorParameters<typeof StampingAuthority>): StampingAuthority {
  const authority = new StampingAuthority(...given);
  authorities.push(authority);
  return authority;
}

const stampBy = (by: StampingAuthority, of = evidence): Evidence =>
  stamped(of, readFileSync(by.answer(stampedDigest(of))));
const rootsOf = (by: StampingAuthority) => readRoots(by.root, 'roots.pem');

function found(of: Evidence, pinned: StampingAuthority | undefined = authority) {
  const verifier = new Verifier({ genesis, ...(pinned && { stamps: rootsOf(pinned) }) });
  const { verdict, findings, claims } = verifier.verify(JSON.stringify(of));
  return { verdict, codes: findings.map(({ code }) => code), times: claims!.times };
}

test('a stamp of this file, by an authority whose root is pinned, proves its time', () => {
  const before = Date.now() - 2000;
  const { verdict, codes, times } = found(stampBy(authority));
  expect({ verdict, codes }).toEqual({ verdict: 'proven', codes: [] });
  expect(times).toMatchObject([{ authority: expect.stringContaining('stamp leaf') as string }]);
  expect(Date.parse(times[0]!.time)).toBeGreaterThanOrEqual(before);
});

test('several stamps are of the same content: one that comes later spoils none', () => {
  const twice = stampBy(authority, stampBy(authority));
  expect(twice.timestamps).toHaveLength(2);
  // Of the same second both claim the same, and it is claimed once.
  expect(found(twice)).toMatchObject({ verdict: 'proven', codes: [] });
});

test('a stamp that is merely there proves nothing', () => {
  const stampedOnce = stampBy(authority);
  expect(new Verifier({ genesis }).verify(JSON.stringify(stampedOnce))).toMatchObject({
    verdict: 'indeterminate',
    findings: [{ code: errors.stampUnpinned.code }],
  });
  expect(found(stampedOnce, made())).toMatchObject({ verdict: 'refused', codes: [errors.stampUnissued.code] });
});

test('a stamp of something else is none of this file', () => {
  const response = readFileSync(authority.answer('ab'.repeat(32)));
  expect(() => stamped(evidence, response)).toThrow(expect.objectContaining({ code: errors.stampOther.code }) as Error);
  expect(() => stamped(evidence, Buffer.from('no stamp'))).toThrow(
    expect.objectContaining({ code: errors.stampUnreadable.code }) as Error,
  );
  const moved = { ...stampBy(authority), facts: [] };
  expect(found(moved).codes).toContain(errors.stampOther.code);
});

const unfit: [what: string, row: { code: string }, made: () => StampingAuthority][] = [
  ['may do more than stamp', errors.stampUnfit, () => made('unfit')],
  ['is for something else', errors.stampUnfit, () => made('client')],
  ['had run out when it stamped', errors.stampExpired, () => made('stamps', -1)],
];
test.each(unfit)('a certificate that %s is not taken', (_, { code }, make) => {
  const other = make();
  const anew = stamped(evidence, readFileSync(other.signAnew(authority.answer(stampedDigest(evidence)))));
  expect(found(anew, other)).toMatchObject({ verdict: 'refused', codes: [code] });
});

test('no byte of what is signed can be changed', () => {
  const [stamp] = stampBy(authority).timestamps;
  const bytes = Buffer.from(stamp!, 'base64');
  const codes = new Set<string>();
  for (let at = 0; at < bytes.length; at += 7) {
    const changed = Buffer.from(bytes);
    changed[at]! ^= 1;
    const { verdict, times, codes: told } = found({ ...evidence, timestamps: [changed.toString('base64')] });
    // What no signature is over changes nothing that is claimed.
    if (verdict === 'proven') expect(times).toEqual(found({ ...evidence, timestamps: [stamp!] }).times);
    for (const code of told) codes.add(code);
  }
  const [unreadable, other, forged] = [errors.stampUnreadable, errors.stampOther, errors.stampForged];
  expect([...codes]).toEqual(expect.arrayContaining([unreadable.code, other.code, forged.code]));
});

test('what is no root certificate cannot be pinned', () => {
  const leaf = readFileSync(authority.at('leaf.pem'), 'utf8');
  for (const pem of ['', leaf, 'no PEM'])
    expect(() => readRoots(pem, 'roots.pem')).toThrow(expect.objectContaining({ code: errors.badRoot.code }) as Error);
});
