import { LineCounter, parseDocument, type Document } from 'yaml';
import { checkTopology } from './check';
import { TopologyError, type TopologyProblem } from './error';
import { fieldName, pathAt, positionAt, positionOf, type Position } from './positions';
import { problems, type Description } from './problems';
import { topologyErrors } from './table';
import type { Topology } from './topology';

/**
 * Reads a topology from YAML 1.2 text.
 *
 * @param fileName what problems name as their file
 * @throws TopologyError with every problem there is (syntax errors alone, when there are any); nothing else
 */
export function parseTopology(text: string, fileName: string): Topology {
  const found: TopologyProblem[] = [];
  const report = (position: Position, field: string, description: Description) =>
    found.push({ ...description, file: fileName, ...position, field });

  const lines = new LineCounter();
  const document = documentOf(text, lines);
  if ('failure' in document) {
    report({ line: 1, column: 1 }, '', problems.notYaml(document.failure));
    throw new TopologyError(found);
  }
  const { parsed, value } = document;
  for (const { code, message, pos } of parsed.errors) {
    const position = positionAt(lines, pos[0]);
    if (code !== 'DUPLICATE_KEY') report(position, '', problems.notYaml(message));
    else report(position, fieldName(pathAt(parsed.contents, pos[0])), problems.duplicateKey());
  }
  // What a broken syntax left over is no fair subject for rules; a key written twice is.
  if (parsed.errors.some(({ code }) => code !== 'DUPLICATE_KEY')) throw new TopologyError(found);

  const checked = checkTopology(value);
  if ('topology' in checked && found.length === 0) return checked.topology;
  for (const { path, description } of 'findings' in checked ? checked.findings : []) {
    const part = description.code === topologyErrors.unknownField.code ? 'key' : 'value';
    report(positionOf(parsed, lines, path, part), fieldName(path), description);
  }
  throw new TopologyError(found.sort((a, b) => a.line - b.line || a.column - b.column));
}

/** The YAML library throws on aliases that lead nowhere or explode, and on nesting that exhausts the stack. */
function documentOf(
  text: string,
  lines: LineCounter,
): { parsed: Document.Parsed; value: unknown } | { failure: string } {
  try {
    const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
    return { parsed, value: parsed.toJS() as unknown };
  } catch (error) {
    return { failure: (error as Error).message };
  }
}
