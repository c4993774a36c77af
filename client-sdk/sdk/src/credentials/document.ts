import { issueProblem } from '@oneplusn/api';
import { shownField, type Problem } from '@oneplusn/errors';
import * as v from 'valibot';
import { readText, type Unreadable } from './text';
import { ParsingError, parseYaml } from './yaml';

/** A file (path or `file:` URL), its text, or its content parsed already. */
export type Source = string | URL | Readonly<Record<string, unknown>>;

/** What a source held, and how to name it in messages. */
export interface Document {
  readonly name: string;
  /** The file's path; absent where the content itself was given. */
  readonly path?: string;
  readonly content: unknown;
}

/** How to complain about a document. */
export interface Complaints {
  readonly unreadable: Unreadable;
  malformed(args: { path: string; field: string; problem: Problem | string }, cause?: unknown): Error;
}

/** Reads YAML or JSON of a file or a text, or takes the object as it is. */
export async function readDocument(source: Source, complain: Complaints): Promise<Document> {
  if (typeof source === 'object' && !(source instanceof URL)) return { name: '(object)', content: source };
  const { text, ...named } = await readText(source, complain.unreadable);
  try {
    return { ...named, content: parseYaml(text) };
  } catch (error) {
    if (error instanceof ParsingError)
      throw complain.malformed({ path: named.name, field: '$', problem: error.problem });
    throw error;
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
  const field = shownField(v.getDotPath(issue) ?? '$');
  throw complain.malformed({ path: name, field, problem: issueProblem(issue) });
}
