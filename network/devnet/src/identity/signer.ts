import type { Signer } from '../ledger/types';
import { serializeIdentity } from './members';
import { messageSigner } from './signature';

/** Signs as a node of an authority. Certificate and key are PEM. */
export function nodeSigner(mspId: string, pair: { readonly certificate: string; readonly privateKey: string }): Signer {
  return { identity: serializeIdentity(mspId, pair.certificate), sign: messageSigner(pair.privateKey) };
}
