import { common, orderer } from '@hyperledger/fabric-protos';

const positions = orderer.SeekPosition.TypeCase;
export type Status = common.StatusMap[keyof common.StatusMap];

/** Blocks that a seek asks for. A stop before the start is never come to. */
export interface Seek {
  readonly start: bigint;
  readonly stop: bigint;
  /** Waits for blocks that are not there yet. */
  readonly waits: boolean;
  /** Headers and metadata alone. */
  readonly withoutData: boolean;
}

/** Reads a seek as a peer of this height does (Fabric: `blockledger/fileledger`, `common/deliver`), or says why not. */
export function readSeek(seek: orderer.SeekInfo, height: bigint): Seek | Status {
  const from = seek.getStart();
  const to = seek.getStop();
  if (!from || !to) return common.Status.BAD_REQUEST;
  const found = startOf(from, height);
  const start = found ?? 0n;
  const stop = stopOf(to, start, height);
  if (to.getTypeCase() === positions.SPECIFIED && stop < start) return common.Status.BAD_REQUEST;
  if (found === undefined) return common.Status.NOT_FOUND;
  const { FAIL_IF_NOT_READY } = orderer.SeekInfo.SeekBehavior;
  const { HEADER_WITH_SIG } = orderer.SeekInfo.SeekContentType;
  return {
    start,
    stop,
    waits: seek.getBehavior() !== FAIL_IF_NOT_READY,
    withoutData: seek.getContentType() === HEADER_WITH_SIG,
  };
}

/** Undefined: no such block, and it is not the next one. */
function startOf(position: orderer.SeekPosition, height: bigint): bigint | undefined {
  switch (position.getTypeCase()) {
    case positions.OLDEST:
      return 0n;
    case positions.NEWEST:
      return height - 1n;
    case positions.NEXT_COMMIT:
      return height;
    case positions.SPECIFIED: {
      const number = numberOf(position);
      return number > height ? undefined : number;
    }
    default:
      return undefined;
  }
}

function stopOf(position: orderer.SeekPosition, start: bigint, height: bigint): bigint {
  switch (position.getTypeCase()) {
    // The oldest block as the end means: one block, wherever it starts.
    case positions.OLDEST:
      return start;
    case positions.NEWEST:
      return height - 1n;
    case positions.SPECIFIED:
      return numberOf(position);
    default:
      return 0n;
  }
}

function numberOf(position: orderer.SeekPosition): bigint {
  return BigInt(position.getSpecified()?.getNumber() ?? 0);
}
