import { readFileSync } from 'node:fs';
import { TopologyError } from './error';
import { parseTopology } from './parse';
import { problems } from './problems';
import type { Topology } from './topology';

/**
 * Reads a topology file.
 *
 * @throws TopologyError with every problem there is, also when the file cannot be read
 */
export function readTopology(file: string): Topology {
  return parseTopology(textOf(file), file);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { message } = error as NodeJS.ErrnoException;
    throw new TopologyError([{ ...problems.unreadable(message), file, line: 1, column: 1, field: '' }]);
  }
}
