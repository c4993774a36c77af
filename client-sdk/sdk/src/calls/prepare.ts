import { randomUUID } from 'node:crypto';
import { RequestId, errors, fitting, maxCallBytes, type Envelope, type Transaction, type Way } from '@oneplusn/api';
import type * as v from 'valibot';
import { InputError, sdkFail } from '../errors/sdk-error';
import type { CallOptions } from './methods';
import { Patience } from './patience';
import type { Call } from './session';

/**
 * Checks a call with the description's own schemas and gives it the form it travels in. A mistake costs no round trip.
 * @throws InputError LEDGER-101, LEDGER-102, LEDGER-110
 */
export function prepare(
  transaction: Transaction,
  input: unknown,
  options: CallOptions & { readonly transient?: unknown },
  totalMs: number,
): Call {
  const fitted = fit(transaction.input, input ?? {});
  const transient = transaction.transient && fitTransient(transaction, transaction.transient, options.transient);
  const requestId = transaction.kind === 'submit' ? (options.requestId ?? randomUUID()) : '';
  // A repeatable write without a name of the caller's own is sent without one: then the ledger keeps no receipt.
  const named = transaction.repeatable ? options.requestId !== undefined : requestId !== '';
  const envelope: Envelope = named
    ? { requestId: fit(RequestId, requestId, 'requestId'), input: fitted }
    : { input: fitted };
  const argument = JSON.stringify(envelope);
  refuseTooLarge([argument, ...Object.values(transient ?? {})]);
  return {
    transaction,
    input: fitted,
    argument,
    transient,
    requestId,
    named,
    patience: new Patience(totalMs, options.signal),
    doubted: new Set(),
  };
}

/** The same call by another way. */
export function along(call: Call, way: Way | undefined): Call {
  if (way === call.way) return call;
  const envelope = JSON.parse(call.argument) as Envelope;
  return { ...call, way, argument: JSON.stringify({ ...envelope, way }) };
}

function fitTransient({ name }: Transaction, schema: v.GenericSchema, given: unknown): Record<string, string> {
  const isNeeded = 'misfit' in fitting(schema, {});
  if (given === undefined && isNeeded)
    throw sdkFail(InputError, errors.ledger.transientMissing, { name, field: 'transient' });
  const fitted = fit(schema, given ?? {}, 'transient') as Record<string, unknown>;
  return Object.fromEntries(Object.entries(fitted).map(([field, value]) => [field, JSON.stringify(value)]));
}

function refuseTooLarge(parts: readonly string[]): void {
  const size = parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0);
  if (size > maxCallBytes) throw sdkFail(InputError, errors.ledger.tooLarge, { size, limit: maxCallBytes });
}

/** @throws InputError LEDGER-101 where a value does not fit */
function fit<S extends v.GenericSchema>(schema: S, value: unknown, at?: string): v.InferOutput<S> {
  const found = fitting(schema, value, at);
  if ('misfit' in found) throw sdkFail(InputError, errors.ledger.malformed, { ...found.misfit });
  return found.output;
}
