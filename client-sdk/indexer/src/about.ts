import { shown } from './chain/link';
import type { About } from './store/about';
import type { Source } from './writing/writer';

/** Which ledger it is, by its first block; undefined where that was ended before it came. */
export async function aboutOf(source: Source, signal: AbortSignal | undefined): Promise<About | undefined> {
  for await (const block of source.blocks({ from: 0, signal }))
    return { channel: source.channel, chain: shown(block).data };
  return undefined;
}
