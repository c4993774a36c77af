/** What an authority has sealed of the chain: a transaction of its own, endorsed by its own peer. */
import * as v from 'valibot';
import { transactions, sha256 } from '@oneplusn/api';
import type { Configuration } from '../chain/configuration';
import { revokedAmong, type Revoked } from '../chain/revoked';
import { tried } from '../report/tried';
import { functionOf, openTransaction, type Opened } from '../transactions/opened';
import { callerOf, endorsersOf } from '../transactions/signed';
import { noteKey, writesOf } from '../transactions/writes';

const { checkpoint } = transactions.audit;
const checkpointFunction = checkpoint.name.replace('.', ':');

const Call = v.object({ input: checkpoint.input });

/** What is said of the chain up to a block. */
export interface Said {
  readonly block: number;
  readonly hash: string;
  readonly flags: string;
  readonly commit: string;
}

/** A checkpoint that has its authority's signature and endorsement. */
export interface Sealed extends Said {
  readonly authority: string;
  readonly transaction: string;
}

/** A checkpoint in an authority's name: undefined where it is not that authority's. */
export interface Attempt {
  readonly authority: string;
  readonly sealed: Sealed | undefined;
  readonly transaction: string;
  /** Who has signed it with a certificate that was taken back, where it is not that authority's. */
  readonly revoked: readonly Revoked[];
}

/** What a transaction says that it seals; undefined where it is no checkpoint. */
export function saidIn(opened: Opened): Said | undefined {
  if (functionOf(opened) !== checkpointFunction) return undefined;
  return tried(() => v.parse(Call, JSON.parse(Buffer.from(opened.args[1] ?? []).toString('utf8'))).input);
}

/**
 * In whose name a checkpoint is, and whether it is theirs. That it stands in a block adds nothing: what its authority's
 * peer has signed it has said.
 */
export function sealedIn(
  bytes: Uint8Array,
  { channel, chaincode }: { readonly channel: string; readonly chaincode: string },
  configuration: Configuration,
): Attempt | undefined {
  const opened = tried(() => openTransaction(bytes));
  const said = opened && saidIn(opened);
  if (!opened || !said || opened.channel !== channel || opened.chaincode !== chaincode) return undefined;
  const transaction = opened.id;
  const authority = callerOf(opened, configuration);
  const isWhole =
    authority !== undefined && opened.isOwnId && opened.isOfThisCall && isNoted(opened, authority, said.block);
  if (isWhole && endorsersOf(opened, configuration).has(authority))
    return { authority, sealed: { ...said, authority, transaction }, transaction, revoked: [] };
  const signers = [opened.creator, ...opened.endorsements.map((each) => each.getEndorser_asU8())];
  const revoked = revokedAmong(signers, configuration);
  return { authority: authority ?? '?', sealed: undefined, transaction, revoked };
}

/** Which note the foundation leaves of what is said first, and of what is said once more. */
const notes = ['checkpoint', 'checkpoint-again'];

/** The foundation has let it pass: who calls is an auditor, and has said nothing else of that block. */
function isNoted({ effects, chaincode }: Opened, authority: string, block: number): boolean {
  const names = notes.map((kind) => sha256(noteKey(kind, String(block).padStart(16, '0'))));
  const written = tried(() => writesOf(effects, chaincode).seals.get(authority));
  return names.some((name) => written?.has(name));
}
