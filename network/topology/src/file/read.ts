import { readFileSync } from 'node:fs';
import { TopologyError } from './error';
import { parseTopology } from './parse';
import { problems, type Description } from './problems';
import { textIn } from './text';
import type { Topology } from './topology';

/**
 * Reads a topology file.
 *
 * @throws TopologyError with every problem there is, also when the file cannot be read
 */
export function readTopology(file: string): Topology {
  // A text in the place of a path may hold a key: it is not repeated.
  if (/[\n\r]|-----BEGIN /.test(file)) throw refused('(text)', problems.unreadable('ENOENT'));
  const read = textIn(bytesOf(file));
  if ('text' in read) return parseTopology(read.text, file);
  throw refused(file, problems.notUtf8(read.seems));
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { message } = error as NodeJS.ErrnoException;
    throw refused(file, problems.unreadable(message));
  }
}

function refused(file: string, description: Description): TopologyError {
  return new TopologyError([{ ...description, file, line: 1, column: 1, field: '' }]);
}
