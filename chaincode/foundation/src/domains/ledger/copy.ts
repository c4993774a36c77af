import { errors, fail, ownerOf, sha256 } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';

export const copy: Handler<Transactions['ledger']['copy']> = async ({ input: { kind, id }, peerMsp, ledger }) => {
  const owner = ownerOf(id);
  if (peerMsp !== owner) throw fail(errors.ledger.notOnThisPeer, { kind, id, owner, peer: peerMsp });
  const content = await ledger.copy(kind, id, owner);
  if (content === undefined) throw fail(errors.ledger.notFound, { kind, id });
  return { content, hash: sha256(content) };
};
