/** The commands of the integrator's guide, in order, and where each is run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Block {
  /** An MSP id, or `every authority`. */
  readonly at: string;
  readonly commands: readonly string[];
}

const docs = join(__dirname, '../../docs/how-to');

/** The blocks of commands; each begins by saying where. */
export function blocksOf(guide: string): Block[] {
  const text = readFileSync(join(docs, guide), 'utf8');
  return [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => {
    const [head = '', ...commands] = block.trim().split('\n');
    const at = /^# (?:at |在 ?)(.+)$/.exec(head)?.[1];
    if (at === undefined) throw new Error(`a block of ${guide} does not say where it is run: ${head}`);
    return { at: at === '每个机构' ? 'every authority' : at, commands };
  });
}

/** The YAML file that a guide shows, by its first member. */
export function yamlOf(guide: string, first: string): string {
  const text = readFileSync(join(docs, guide), 'utf8');
  const [, yaml] = new RegExp(`^\`\`\`yaml\\n(${first}:.*?)^\`\`\`$`, 'ms').exec(text) ?? [];
  if (yaml === undefined) throw new Error(`${guide} shows no file that begins with ${first}`);
  return yaml;
}
