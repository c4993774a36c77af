/** What is told of a block: true events, and what is wrong with the others. */
import type { common } from '@hyperledger/fabric-protos';
import { problems } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import type { Session } from '../calls/session';
import { Holders } from '../credentials/holders';
import { emittedIn } from './emitted';
import { truthOf, type Content, type Known } from './truth';

/** What a session knows of its network. */
export const knownOf = ({ peers: { chaincode }, profile: { committee }, endorsers }: Session): Known => ({
  chaincode,
  committee,
  endorsers,
  holders: new Holders(),
});

export type Told = { readonly txId: string } & (
  { readonly name: string; readonly content: Content } | { readonly problem: Problem }
);

/**
 * What is told of a block.
 * @param done the last transaction that was told of it before
 */
export function toldIn(block: common.Block, known: Known, done?: string): Told[] {
  const emitted = emittedIn(block, known.chaincode);
  const after = emitted.findIndex(({ txId }) => txId === done) + 1;
  return emitted.slice(after).map((each) => {
    if ('unreadable' in each) return { txId: each.txId, problem: problemWith(problems.event.unreadable) };
    return { txId: each.txId, name: each.name, ...truthOf(each, known) };
  });
}
