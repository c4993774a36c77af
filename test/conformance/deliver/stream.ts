import { credentials } from '@grpc/grpc-js';
import { type common, peer } from '@hyperledger/fabric-protos';
import type { Connection } from '../client';
import type { Seek } from './seek';

/** So long nothing comes: the peer waits for a block. */
const patience = 700;

/**
 * All that a peer sends for some requests on one stream, and what ends it: the peer, an error, or that nothing more
 * comes.
 */
export async function exchange(
  connection: Connection,
  form: Seek['form'],
  requests: readonly common.Envelope[],
  seen: (response: peer.DeliverResponse) => void,
): Promise<string> {
  const client = new peer.DeliverClient('', credentials.createInsecure(), { channelOverride: connection });
  const open = { full: 'deliver', filtered: 'deliverFiltered', private: 'deliverWithPrivateData' } as const;
  const stream = client[open[form ?? 'full']]();
  try {
    return await new Promise((resolve) => {
      const waits = setTimeout(() => resolve('waits'), patience);
      stream.on('data', (response: peer.DeliverResponse) => {
        waits.refresh();
        seen(response);
      });
      stream.on('end', () => resolve('end'));
      stream.on('error', (error) => resolve(error.message));
      for (const request of requests) stream.write(request);
      // The peer ends too when it has answered them all.
      stream.end();
    });
  } finally {
    stream.cancel();
  }
}
