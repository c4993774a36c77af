import { RequestId, errors, fail, fit, fitTransient, isDecision, maxCallBytes, problems } from '@oneplusn/api';
import type { Envelope, LedgerError, Transaction, Way } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';

/** What a client has sent, taken out of its wrapping and fitted to the transaction's description. */
export interface Opened {
  /** Present in every submit, except where it may be repeated. */
  readonly requestId: string | undefined;
  readonly way: Way | undefined;
  readonly input: unknown;
  readonly transient: unknown;
}

/**
 * @throws LedgerError LEDGER-102 too large, LEDGER-101 malformed, LEDGER-110 transient data missing, LEDGER-111 request
 * id missing
 */
export function openEnvelope(
  transaction: Transaction,
  given: readonly string[],
  transient: ReadonlyMap<string, Uint8Array>,
): Opened {
  const [argument = '', ...more] = given;
  refuseTooLarge(argument, transient);
  const envelope = parse(argument, '$');
  if (more.length > 0) throw notAnEnvelope();
  if (typeof envelope !== 'object' || envelope === null || Array.isArray(envelope)) throw notAnEnvelope();
  if (Object.keys(envelope).some((name) => !parts.has(name))) throw notAnEnvelope();
  const { requestId, way, input } = envelope as { requestId?: unknown; way?: unknown; input?: unknown };
  const request = requestIdOf(transaction, requestId);
  const fitted = fit(transaction.input, input, 'input');
  return {
    way: wayOf(transaction, way, fitted),
    requestId: request,
    input: fitted,
    transient: transaction.transient && fitTransient(transaction.transient, transientOf(transaction, transient)),
  };
}

const parts: ReadonlySet<string> = new Set<keyof Envelope>(['requestId', 'way', 'input']);

/** Only a submit has a way, and only what decides may go alone. */
function wayOf(transaction: Transaction, way: unknown, input: unknown): Way | undefined {
  if (way === undefined) return undefined;
  const writes = transaction.kind === 'submit';
  if (writes && (way === 'wary' || (way === 'alone' && isDecision(transaction, input)))) return way;
  throw fail(errors.ledger.malformed, { path: 'way', problem: problemWith(problems.shape.notAWay) });
}

function requestIdOf({ kind, name, repeatable }: Transaction, requestId: unknown): string | undefined {
  if (kind === 'evaluate' || (repeatable && requestId === undefined)) return undefined;
  if (requestId === undefined) throw fail(errors.ledger.requestIdMissing, { name });
  return fit(RequestId, requestId, 'requestId');
}

/** One JSON value a field; fields that the description does not know are ignored. */
function transientOf({ name, transient }: Transaction, given: ReadonlyMap<string, Uint8Array>): unknown {
  const entries = (transient as unknown as { entries: Readonly<Record<string, { type: string }>> }).entries;
  const fields = Object.entries(entries).flatMap(([field, { type }]) => {
    const bytes = given.get(field);
    if (bytes) return [[field, parse(textOf(bytes, `transient.${field}`), `transient.${field}`)]];
    if (type === 'optional') return [];
    throw fail(errors.ledger.transientMissing, { name, field });
  });
  return Object.fromEntries(fields) as unknown;
}

function refuseTooLarge(argument: string, transient: ReadonlyMap<string, Uint8Array>): void {
  let size = Buffer.byteLength(argument);
  for (const [field, bytes] of transient) size += Buffer.byteLength(field) + bytes.length;
  if (size > maxCallBytes) throw fail(errors.ledger.tooLarge, { size, limit: maxCallBytes });
}

/** Not one byte is replaced: a wrong character in a name would be stored for ever. */
function textOf(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw fail(errors.ledger.malformed, { path, problem: problemWith(problems.shape.notUtf8) });
  }
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw fail(errors.ledger.malformed, { path, problem: problemWith(problems.shape.notJson) });
  }
}

function notAnEnvelope(): LedgerError {
  return fail(errors.ledger.malformed, { path: '$', problem: problemWith(problems.shape.notAnEnvelope) });
}
