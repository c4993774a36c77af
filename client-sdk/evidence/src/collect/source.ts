import type { common } from '@hyperledger/fabric-protos';

/** Where blocks are read from: one's own peer. A connected ledger of the SDK is one. */
export interface Source {
  readonly channel: string;
  height(): Promise<bigint>;
  blocks(options: { readonly from: number; readonly signal?: AbortSignal | undefined }): AsyncIterable<common.Block>;
}

/** How blocks are read. */
export interface Reading {
  /** Told of each block that was read, of how many. */
  readonly onBlock?: ((block: number, blocks: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** All blocks that the peer has now. */
export async function* blocksOf(source: Source, { onBlock, signal }: Reading): AsyncGenerator<common.Block> {
  const height = Number(await source.height());
  let number = 0;
  if (height > 0)
    for await (const block of source.blocks({ from: 0, signal })) {
      yield block;
      onBlock?.(number, height);
      number += 1;
      if (number >= height) return;
    }
}
