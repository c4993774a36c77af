/** The drill: an authority's only peer and its service's keys are lost, and everything comes back from a backup. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Ledger } from '@oneplusn/sdk';
import { insured, people } from '../../e2e/sharing/data';
import { eventually } from '../../e2e/waiting';
import type { FabricSite } from './fabric-site';

const folk = people(5);
const ministry = 'MHRSS';

export function drill(site: () => FabricSite, serviceOf: (msp: string) => string): void {
  const own = async (ledger: Ledger): Promise<unknown[]> => {
    const found: unknown[] = [];
    const keys = folk.map(({ idNumber }) => idNumber);
    for await (const person of ledger.dataset(insured).own(keys, { purpose: 'pension.review' })) found.push(person);
    return found;
  };

  test('the only peer and the keys are lost; from a backup everything comes back, and all seals hold', async () => {
    // What Fabric itself keeps in private, such as the authority's approvals, is in the copy of the disk; it changes
    // with a deployment only.
    await site().copyDisk('peer0.mhrss');
    const wu = await site().connect(ministry, 'wu');
    await eventually(() => wu.dataset(insured).publish());
    await wu.dataset(insured).put(folk);
    expect(await own(wu)).toEqual(folk);
    const { recipient } = await site().gets<{ recipient: string }>(ministry, 'recovery-key', '--out', 'recovery.key');
    const kept = ['--vault-keys', 'vault.json', '--recovery', recipient];
    const { entries } = await site().gets<{ entries: number }>(ministry, 'backup', '--out', 'own.backup', ...kept);

    await site().stopService(serviceOf(ministry));
    rmSync(join(site().home(ministry), 'vault.json'));
    await site().loseDisk('peer0.mhrss');
    const keys = ['--recovery-key', 'recovery.key', '--vault-keys-out', 'vault.json'];
    await site().gets(ministry, 'restore', 'own.backup', ...keys);
    await site().serve(ministry, '1.0');
    const again = await site().connect(ministry, 'wu');
    await expect(own(again)).rejects.toThrow();
    const done = await site().gets<Record<string, number>>(ministry, 'restore', 'own.backup');
    expect(done['restored']).toBeGreaterThan(2 * folk.length);
    expect(done).toMatchObject({ superseded: 0, present: entries - done['restored']! });
    expect(await own(again)).toEqual(folk);
    const li = await site().connect('GD', 'li');
    const { seals } = await li.ledger.fact({ kind: 'dataset', id: insured.id });
    expect(seals).toEqual([{ msp: ministry, state: 'intact' }]);
  }, 180_000);
}
