/** Files that were spoilt at random: none proves anything that the whole file does not. */
import { readFileSync } from 'node:fs';
import { Verifier, genesisOf, readRoots, stamped, stampedDigest } from '@oneplusn/evidence';
import { fuzz } from '../../../scripts/src/evidence/fuzz';
import { useNet } from '../../engine';
import { StampingAuthority } from './authority';
import { sampleIn, seal, taken } from './ledger';

const net = useNet();
const authority = new StampingAuthority();
afterAll(() => authority.remove());

const count = process.env['FUZZ_QUICK'] === 'yes' ? 300 : 3000;

test('each is refused, or proves nothing else', async () => {
  const { opening, proof } = await sampleIn(net());
  await seal(net());
  const evidence = await taken(net(), { ids: [opening], records: [proof] });
  const text = JSON.stringify(stamped(evidence, readFileSync(authority.answer(stampedDigest(evidence)))));
  const genesis = await genesisOf(await net().connect('GD/admin'));
  const verifier = new Verifier({ genesis, stamps: readRoots(authority.root, 'roots.pem') });
  const tally = fuzz({ text, verifier, seed: Number(process.env['FUZZ_SEED']), count });
  expect(Object.values(tally).reduce((sum, each) => sum + each)).toBe(count);
  // The verifier is put to the test by files that it can read.
  expect(tally.refused).toBeGreaterThan(count / 2);
  expect(tally.refused).toBeLessThan(count);
}, 180_000);
