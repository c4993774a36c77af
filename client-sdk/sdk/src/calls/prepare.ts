import { randomUUID } from 'node:crypto';
import { RequestId, errors, fail, type Envelope, type Transaction } from '@oneplusn/api';
import * as v from 'valibot';
import type { CallOptions } from './methods';
import { Patience } from './patience';
import type { Call } from './session';

/**
 * Checks a call with the description's own schemas and gives it the form it travels in. A mistake costs no round trip.
 * @throws LedgerError LEDGER-101, LEDGER-110
 */
export function prepare(
  transaction: Transaction,
  input: unknown,
  options: CallOptions & { readonly transient?: unknown },
  totalMs: number,
): Call {
  const fitted = fit(transaction.input, input ?? {}, '');
  const transient = transaction.transient && fitTransient(transaction, transaction.transient, options.transient);
  const requestId = transaction.kind === 'submit' ? (options.requestId ?? randomUUID()) : '';
  const envelope: Envelope = requestId
    ? { requestId: fit(RequestId, requestId, 'requestId'), input: fitted }
    : { input: fitted };
  return {
    transaction,
    input: fitted,
    argument: JSON.stringify(envelope),
    transient,
    requestId,
    patience: new Patience(totalMs, options.signal),
  };
}

function fitTransient({ name }: Transaction, schema: v.GenericSchema, given: unknown): Record<string, string> {
  if (given === undefined) throw fail(errors.ledger.transientMissing, { name, field: 'transient' });
  const fitted = fit(schema, given, 'transient') as Record<string, unknown>;
  return Object.fromEntries(Object.entries(fitted).map(([field, value]) => [field, JSON.stringify(value)]));
}

function fit<S extends v.GenericSchema>(schema: S, value: unknown, prefix: string): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = [prefix, v.getDotPath(issue) ?? ''].filter(Boolean).join('.') || '$';
  throw fail(errors.ledger.malformed, { path, problem: issue.message });
}
