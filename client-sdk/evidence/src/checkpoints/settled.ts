/** Under whose checkpoints the transactions of a file are. */
import type { Place } from '../chain/chain';
import type { Configuration } from '../chain/configuration';
import { evidenceErrors as errors } from '../errors/table';
import type { Evidence } from '../format/evidence';
import type { Report } from '../report/report';
import { sealedIn, type Attempt, type Sealed } from './checkpoint';

/** How many authorities must have sealed what a transaction came to: as many as a fact takes. */
export const settledBy = 2;

/** The checkpoints that are their authorities', of the chain as the file has it. */
export function soundCheckpoints(
  evidence: Pick<Evidence, 'checkpoints' | 'channel' | 'chaincode'>,
  places: ReadonlyMap<number, Place>,
  configuration: Configuration | undefined,
  report: Report,
): Sealed[] {
  const sound = evidence.checkpoints.flatMap((text, at) => {
    const place = at + 1;
    const attempt = configuration && sealedIn(Buffer.from(text, 'base64'), evidence, configuration);
    const sealed = attempt?.sealed;
    if (!attempt) report.refuse(errors.checkpointUnreadable, { place });
    else if (!sealed) refuseUnsigned(place, attempt, configuration, report);
    else if (fits(sealed, places.get(sealed.block), report)) return [sealed];
    return [];
  });
  judgeCommits(sound, report);
  return sound;
}

function refuseUnsigned(
  place: number,
  { authority, transaction, revoked }: Attempt,
  { number }: Configuration,
  report: Report,
): void {
  report.refuse(errors.checkpointUnsigned, { place, authority });
  for (const each of revoked) report.refuse(errors.revoked, { transaction, ...each, configuration: number });
}

function fits(sealed: Sealed, place: Place | undefined, report: Report): boolean {
  const { authority, block } = sealed;
  if (!place) report.refuse(errors.checkpointOutOfReach, { authority, block });
  else if (place.hash !== sealed.hash) report.refuse(errors.chainDiffers, { authority, block });
  else if (place.flags !== sealed.flags) report.refuse(errors.flagsDiffer, { authority, block });
  else return true;
  return false;
}

function judgeCommits(sealed: readonly Sealed[], report: Report): void {
  for (const [block, each] of Map.groupBy(sealed, (one) => one.block))
    if (new Set(each.map(({ commit }) => commit)).size > 1) report.refuse(errors.commitDiffers, { block });
}

/** The authorities whose checkpoints are of this block or a later one. */
export function sealersOf(block: number, sealed: readonly Sealed[]): string[] {
  return [...new Set(sealed.filter((each) => each.block >= block).map(({ authority }) => authority))].sort();
}
