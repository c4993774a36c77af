import { connect } from 'node:net';
import { addressIn } from '@oneplusn/api';
import type { Facts } from '../facts';
import { openness } from './operations';
import type { Sharing } from './shared';

/** An orderer's admin door, as a stranger finds it: nothing is asked of it but whether it answers. */
export async function adminDoor(address: string, sharing: Sharing): Promise<Facts['admin'][number]> {
  if (!(await listens(address))) return { address, open: 'silent' };
  const path = '/participation/v1/channels';
  for (const scheme of ['http', 'https']) {
    const open = await openness(`${scheme}://${address}`, path);
    if (open !== 'closed') return { address, open, ...(await sharing(address)) };
  }
  return { address, open: 'closed', ...(await sharing(address)) };
}

function listens(address: string): Promise<boolean> {
  const { host, port } = addressIn(address) ?? { host: address, port: 0 };
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 3_000 });
    const end = (there: boolean): void => {
      socket.destroy();
      resolve(there);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}
