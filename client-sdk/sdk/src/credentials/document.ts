import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { issueProblem, problems, sayProblem } from '@oneplusn/api';
import * as v from 'valibot';
import { parse, YAMLParseError } from 'yaml';

const unreadable = {
  ENOENT: problems.file.absent,
  EACCES: problems.file.noRight,
  EISDIR: problems.file.isFolder,
} as const;

/** A file (path or `file:` URL), or its content parsed already. */
export type Source = string | URL | Readonly<Record<string, unknown>>;

/** What a source held, and how to name it in messages. */
export interface Document {
  readonly name: string;
  /** The file's path; absent where the content was given as an object. */
  readonly path?: string;
  readonly content: unknown;
}

/** How to complain about a document. */
export interface Complaints {
  unreadable(args: { path: string; problem: string }, cause: unknown): Error;
  malformed(args: { path: string; field: string; problem: string }, cause?: unknown): Error;
}

/** Reads a YAML or JSON file, or takes the object as it is. */
export async function readDocument(source: Source, complain: Complaints): Promise<Document> {
  if (typeof source === 'object' && !(source instanceof URL)) return { name: '(object)', content: source };
  const path = source instanceof URL ? fileURLToPath(source) : source;
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw complain.unreadable({ path, problem: problemOf(error) }, error);
  }
  try {
    return { name: path, path, content: parse(text) };
  } catch (error) {
    throw complain.malformed({ path, field: '$', problem: parsingProblem(error) }, error);
  }
}

/** Holds a document against a schema; complains with the first field that does not fit. */
export function fitDocument<S extends v.GenericSchema>(
  schema: S,
  { name, content }: Document,
  complain: Complaints,
): v.InferOutput<S> {
  const result = v.safeParse(schema, content);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw complain.malformed({ path: name, field: v.getDotPath(issue) ?? '$', problem: issueProblem(issue) });
}

function parsingProblem(error: unknown): string {
  const at = error instanceof YAMLParseError ? error.linePos?.[0] : undefined;
  return at ? sayProblem(problems.file.notYaml, { line: at.line, column: at.col }) : problemOf(error);
}

/** What a failure says of itself, on one line. */
export function problemOf(error: unknown): string {
  const code = String((error as { code?: unknown } | null)?.code);
  if (Object.hasOwn(unreadable, code)) return unreadable[code as keyof typeof unreadable].en;
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
