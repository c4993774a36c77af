/**
 * A devnet with its data on disk, and clients that submit as fast as they can. Tells on standard output what was
 * acknowledged, one line each, written at once: whoever reads it may kill this process at any moment.
 */
import { writeSync } from 'node:fs';
import { startDevnet } from '@oneplusn/devnet';
import { sampleTopology } from '@oneplusn/topology';
import { call } from '../client';
import { notesDeployment } from '../notes';

async function main([data = '', round = '']: readonly string[]): Promise<void> {
  const devnet = await startDevnet({
    topology: sampleTopology('quickstart'),
    batch: { timeoutMs: 3, maxMessages: 20 },
    chaincodes: [notesDeployment],
    data,
  });
  const caller = call(devnet, devnet.controls.impersonate('GD', { id: 'tester', department: 'hrss', roles: [] }));
  // The first call is slow: connections, code that has never run.
  await Promise.all([1, 2, 3, 4].map((n) => caller.contract.submitTransaction('put', `${round}-first-${n}`, '')));
  writeSync(1, 'ready\n');
  const submit = async (client: number): Promise<never> => {
    for (let count = 0; ; count++) {
      const key = `${round}-${client}-${count}`;
      const hidden = count % 3 === 0;
      const sent = await caller.contract.submitAsync(hidden ? 'hide' : 'put', { arguments: [key, `value of ${key}`] });
      const { successful } = await sent.getStatus();
      if (successful) writeSync(1, `${hidden ? 'hidden' : 'public'} ${key} ${sent.getTransactionId()}\n`);
    }
  };
  await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(submit));
}

void main(process.argv.slice(2));
