/** A ledger with an opening that two authorities have sealed, and what is needed to take evidence of it. */
import type { RecordProof } from '@oneplusn/api';
import { chainOf, collectEvidence, type Evidence, type Wanted } from '@oneplusn/evidence';
import type { Net } from '../../engine';
import { insured } from '../sharing/data';
import { everywhere } from '../sharing/everywhere';
import { dataset, keysOf, partiesIn, type Parties } from '../sharing/parties';

/** Somebody of each of two authorities who may seal what their peers' chain is. */
const sealers = ['MHRSS/admin', 'GD/admin'] as const;

export interface Sample {
  readonly parties: Parties;
  /** The opening's id. */
  readonly opening: string;
  /** What was opened, with its proof. */
  readonly proof: RecordProof;
}

/** An opening of one record, read and proved. */
export async function sampleIn(net: Net): Promise<Sample> {
  const parties = await partiesIn(net);
  const grant = await parties.granted();
  const handle = parties.licensing.dataset(insured);
  const opened = handle.open(await handle.grant(grant.id, { name: 'whole', birthDate: 'year' }), keysOf(1));
  for await (const { proof } of opened.entries()) {
    const { items } = await parties.ministry.audit.openings({ dataset });
    const [newest] = items;
    if (proof && newest) return { parties, opening: newest.id, proof };
  }
  throw new Error('nothing was opened');
}

/** Has each of them seal what their own peer has, one after the other. */
export async function seal(net: Net, by: readonly string[] = sealers): Promise<void> {
  for (const actor of by) {
    await everywhere(net);
    const ledger = await net.connect(actor);
    const said = await chainOf(ledger);
    if (said) await ledger.audit.checkpoint(said);
  }
  await everywhere(net);
}

export const chaincodeOf = ({ topology }: Net): string => topology.chaincode.name;

/** Takes evidence from the peer of an auditor. */
export async function taken(net: Net, wanted: Wanted, by = 'MHRSS/admin'): Promise<Evidence> {
  await everywhere(net);
  return collectEvidence(await net.connect(by), chaincodeOf(net), wanted);
}
