/** From the first block, which is pinned, through all configurations that the channel has had. */
import { dataHash } from '@oneplusn/channel';
import { evidenceErrors as errors } from '../errors/table';
import type { Evidence, EvidenceBlock } from '../format/evidence';
import type { Report } from '../report/report';
import { tried } from '../report/tried';
import { envelopesOf, hashOf, hex, messageOf } from './block';
import type { Configuration, Configurations } from './configuration';

/** @param genesis the pinned hash of block 0; undefined where none is pinned */
export function rootsOf(
  { configurations, channel }: Pick<Evidence, 'configurations' | 'channel'>,
  genesis: string | undefined,
  read: Configurations,
  report: Report,
): Configuration[] {
  judgeGenesis(configurations[0], genesis, report);
  const roots: Configuration[] = [];
  for (const block of configurations) {
    const { number } = block;
    const before = roots.at(-1);
    if (hex(dataHash(envelopesOf(block))) !== block.data) report.refuse(errors.dataBroken, { block: number });
    const found = read.in(block);
    if (!found) {
      report.refuse(errors.configurationUnreadable, { block: number });
      continue;
    }
    if (found.channel !== channel) report.refuse(errors.otherChannel, { block: number, found: found.channel, channel });
    if (before ? number <= before.number : number !== 0) report.refuse(errors.configurationOrder, { block: number });
    // Nobody signs the first: it is given.
    if (before) judgeNext(block, found, before, report);
    roots.push(found);
  }
  return roots;
}

function judgeGenesis(first: EvidenceBlock | undefined, genesis: string | undefined, report: Report): void {
  if (first?.number !== 0) return report.refuse(errors.genesisMissing, {});
  const found = hashOf(first);
  if (genesis === undefined) report.doubt(errors.genesisUnpinned, {});
  else if (found !== genesis) report.refuse(errors.genesisOther, { found, pinned: genesis });
}

/** No update is left out: each counts up by one, and is signed by the orderers that the one before names. */
function judgeNext(block: EvidenceBlock, found: Configuration, before: Configuration, report: Report): void {
  const expected = before.sequence + 1;
  if (found.sequence !== expected)
    report.refuse(errors.configurationGap, { block: block.number, found: found.sequence, expected });
  if (!tried(() => before.orderers.haveSigned(messageOf(block))))
    report.refuse(errors.configurationUnsigned, { block: block.number });
}
