import { type Access, connectClient } from './client';
import { type LoadOrder, measure } from './measure';

// Runs as a process of its own, so that clients do not eat the ledger's time.
process.once('message', (access: Access) => {
  const { gateway } = connectClient(access);
  const contract = gateway.getNetwork(access.channel).getContract('bench');
  const run = process.pid;
  let serial = 0;

  const call = async (kind: LoadOrder['kind']): Promise<void> => {
    serial++;
    if (kind === 'evaluate') await contract.evaluateTransaction('get', 'warm');
    else await contract.submitTransaction('put', `${run}-${serial}`, `{"serial":${serial},"text":"${'x'.repeat(80)}"}`);
  };

  process.on('message', (order: LoadOrder) => {
    void measure(order, call).then((result) => process.send?.(result));
  });
  process.send?.('ready');
});
