/** Blocks against the chain, and against the signatures of the orderers. */
import { hash } from 'node:crypto';
import { common } from '@hyperledger/fabric-protos';
import { dataHash } from '@oneplusn/channel';
import { evidenceErrors as errors } from '../errors/table';
import type { Evidence, EvidenceBlock } from '../format/evidence';
import type { Report } from '../report/report';
import { tried } from '../report/tried';
import { envelopesOf, flagsOf, hashOf, hex, messageOf } from './block';
import type { Place } from './chain';
import type { Configuration } from './configuration';
import { revokedAmong } from './revoked';

/** A block of the file with the configuration that is in force for it. */
export interface Grounded {
  readonly block: EvidenceBlock;
  readonly hash: string;
  readonly configuration: Configuration;
}

/** Blocks of which the configuration is known; what is wrong with them is reported. */
export function groundedIn(
  { blocks, configurations }: Pick<Evidence, 'blocks' | 'configurations'>,
  places: ReadonlyMap<number, Place>,
  roots: readonly Configuration[],
  report: Report,
): Grounded[] {
  for (const block of configurations) {
    const place = places.get(block.number);
    if (place && place.hash !== hashOf(block)) report.refuse(errors.outOfChain, { block: block.number });
  }
  const seen = new Set<number>();
  return blocks.flatMap((block) => {
    const { number } = block;
    if (seen.has(number)) report.refuse(errors.blockTwice, { block: number });
    seen.add(number);
    judgeContent(block, places.get(number), report);
    const configuration = roots.findLast((each) => each.number < number);
    if (!configuration) {
      report.refuse(errors.configurationOrder, { block: number });
      return [];
    }
    judgeSignatures(block, configuration, report);
    return [{ block, hash: hashOf(block), configuration }];
  });
}

function judgeContent(block: EvidenceBlock, place: Place | undefined, report: Report): void {
  const { number } = block;
  const [envelopes, flags] = [envelopesOf(block), flagsOf(block)];
  if (hex(dataHash(envelopes)) !== block.data) report.refuse(errors.dataBroken, { block: number });
  if (flags.length !== envelopes.length)
    report.refuse(errors.flagsCount, { block: number, transactions: envelopes.length, flags: flags.length });
  const fits = place?.hash === hashOf(block) && place.ownFlags === hash('sha256', flags, 'hex');
  if (!fits) report.refuse(errors.outOfChain, { block: number });
}

function judgeSignatures(block: EvidenceBlock, configuration: Configuration, report: Report): void {
  const { orderers, number: found } = configuration;
  if (!tried(() => orderers.haveSigned(messageOf(block)))) {
    report.refuse(errors.unsigned, { block: block.number });
    const signers = tried(() => orderers.signersOf(messageOf(block))) ?? [];
    for (const each of revokedAmong(signers, configuration))
      report.refuse(errors.ordererRevoked, { block: block.number, ...each, configuration: found });
  }
  const named = lastConfiguration(block);
  if (named !== found) report.refuse(errors.configurationWithheld, { block: block.number, named: named ?? '?', found });
}

/** The block whose configuration the orderers went by: they sign its number with the block. */
function lastConfiguration({ signatures }: EvidenceBlock): number | undefined {
  return tried(() => {
    const value = common.Metadata.deserializeBinary(Buffer.from(signatures, 'base64')).getValue_asU8();
    const last = common.OrdererBlockMetadata.deserializeBinary(value).getLastConfig();
    return last && Number(last.getIndex());
  });
}
