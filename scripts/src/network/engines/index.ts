import type { Engine } from '../engine';
import { devnet } from './devnet';
import { fabric } from './fabric';

/** What `--engine` can name; the first is the default. */
export const engines: readonly [Engine, ...Engine[]] = [devnet, fabric];

export function engineNamed(name: string): Engine {
  const found = engines.find((engine) => engine.name === name);
  if (found) return found;
  const names = engines.map((engine) => engine.name).join(', ');
  throw new Error(`没有引擎 ${name}, 可用: ${names}\nThere is no engine ${name}; there are: ${names}`);
}
