import { randomUUID } from 'node:crypto';
import { LedgerError, errors, errorsByCode } from '@oneplusn/api';
import type { Transaction } from '@oneplusn/api';
import type { StockClient } from '../sharing/stock';

/** A call as no SDK would send it. */
export interface RawCall {
  readonly arguments: string[];
  readonly transientData?: Record<string, string>;
}

/** The envelope, and the transient data as it travels: one JSON value a field. */
export function rawCall(
  { kind }: Pick<Transaction, 'kind'>,
  input: unknown,
  transient?: unknown,
  requestId: unknown = randomUUID(),
): RawCall {
  const envelope = kind === 'submit' ? { requestId, input } : { input };
  const fields = typeof transient === 'object' && transient !== null ? Object.entries(transient) : [];
  const texts = fields.flatMap(([name, value]) => {
    const json = JSON.stringify(value) as string | undefined;
    return json === undefined || name === '' || !name.isWellFormed() ? [] : [[name, json] as const];
  });
  return {
    arguments: [JSON.stringify(envelope)],
    ...(texts.length > 0 && { transientData: Object.fromEntries(texts) }),
  };
}

/** How a call is refused; throws where it is not, or not in the words of the error tables. */
export async function refusalOf(client: StockClient, { name, kind }: Transaction, call: RawCall): Promise<LedgerError> {
  const wire = name.replace('.', ':');
  const sent = kind === 'submit' ? client.submit(wire, call) : client.evaluate(wire, call);
  return sent.then((answer) => {
    throw new Error(`${name} was not refused, but answered ${answer}`);
  }, refusalIn);
}

/**
 * The refusal in what a gateway throws; throws where it holds none of the tables, or says that the contract itself
 * failed.
 */
export function refusalIn(reason: unknown): LedgerError {
  const said = wordsOf(reason);
  const error = LedgerError.parse(said, errorsByCode);
  if (!error || error.is(errors.ledger.internal)) throw new Error(`not refused by the tables: ${said}`);
  return error;
}

function wordsOf(reason: unknown): string {
  const { message, details = [] } = reason as { message: string; details?: readonly { message: string }[] };
  return [message, ...details.map((each) => each.message)].join('\n');
}
