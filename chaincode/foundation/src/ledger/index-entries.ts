import { canonicalJson, errors, fail, maxCallBytes, problems } from '@oneplusn/api';
import type { Json } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import { after, compareKeys, compositeKey, partsOf } from './keys';
import type { Index } from './ledger';
import { takePage } from './pages';
import type { State } from './state';
import type { Texts } from './texts';

/** The composite key's type of index entries; no kind of fact is called so. */
const type = 'index';

/**
 * Public entries that point at facts. A wary call leaves one out whose key is held shut: it only says where to look.
 */
export function indexOver(state: State, texts: Texts): Index {
  const keyOf = (name: string, parts: readonly string[]) => compositeKey(type, [name, ...parts]);
  return {
    async put(name, parts, value) {
      const key = keyOf(name, parts);
      if (!(await texts.isShut(key))) state.put(key, canonicalJson(value));
    },
    fetch: (name, entries) => state.fetch(entries.map((parts) => keyOf(name, parts))),
    async get(name, parts) {
      const text = await state.get(keyOf(name, parts));
      return text === undefined ? undefined : parsed(text);
    },
    async remove(name, parts) {
      const key = keyOf(name, parts);
      if (!(await texts.isShut(key))) state.put(key, undefined);
    },
    async list(name, prefix, page) {
      const fixed = prefix.length + 1;
      const starts = [
        page?.after === undefined ? undefined : after(keyOf(name, [...prefix, ...cursor(page.after)])),
        page?.from === undefined ? undefined : keyOf(name, [...prefix, page.from]).slice(0, -1),
      ].filter((start) => start !== undefined);
      const start = starts.sort(compareKeys).at(-1);
      return takePage(state.range(type, [name, ...prefix], start), page?.size, async ({ key, text }) => {
        const parts = partsOf(key).slice(1);
        const next = parts[prefix.length] ?? '';
        if (page?.to !== undefined && compareKeys(next, page.to) >= 0) return 'end';
        const value = parsed(text);
        const token = JSON.stringify(parts.slice(fixed - 1));
        return value === undefined ? { token } : { token, item: { parts, value } };
      });
    },
    isShut: (name, parts) => texts.isShut(keyOf(name, parts)),
    async *history(name, parts) {
      for await (const { text, txId } of state.history(keyOf(name, parts))) {
        const value = parsed(text);
        if (value !== undefined) yield { value, txId };
      }
    },
  };
}

/** What stands in an entry; undefined where nobody can have written it honestly, since any two authorities can. */
function parsed(text: string): Json | undefined {
  if (text.length > maxCallBytes) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** The parts that a page's `next` was made of. */
function cursor(token: string): string[] {
  const parts = parsed(token);
  if (Array.isArray(parts) && parts.length > 0 && parts.every((part) => typeof part === 'string')) return parts;
  throw fail(errors.ledger.malformed, { path: 'after', problem: problemWith(problems.shape.notANext) });
}
