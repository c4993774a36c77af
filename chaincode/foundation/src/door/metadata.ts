import { shapesOf } from '@oneplusn/api';
import type { Transaction } from '@oneplusn/api';

/** One transaction in a contract's metadata, as `fabric-shim` keeps it. */
export interface TransactionMetadata {
  readonly name: string;
  readonly tags: readonly string[];
  toJSON(key: string): unknown;
}

/**
 * A transaction's entry in the contract's metadata (`org.hyperledger.fabric:GetMetadata`), derived from its
 * description.
 *
 * Its parameters and shapes appear only in the metadata's JSON, not as properties: from a property `parameters` the
 * shim would compile a validator on each call, and the door checks the argument better. The shim also writes the entry
 * as JSON by itself on each call, to log it; there it stays short.
 */
export function metadataOf(transaction: Transaction): TransactionMetadata {
  const [, name = transaction.name] = transaction.name.split('.');
  const tags = transaction.kind === 'submit' ? ['SUBMIT', 'submitTx'] : ['EVALUATE', 'evaluateTx'];
  let details: object | undefined;
  return {
    name,
    tags,
    toJSON: (key) => (key === '' ? { name, tags } : { name, tags, tag: tags, ...(details ??= detailsOf(transaction)) }),
  };
}

function detailsOf(transaction: Transaction) {
  const { input, transient, output } = shapesOf(transaction);
  const requestId = transaction.kind === 'submit' ? { requestId: { type: 'string' } } : {};
  const required = [...(transaction.repeatable ? [] : Object.keys(requestId)), 'input'];
  return {
    description: transaction.summary.en,
    parameters: [
      {
        name: 'call',
        description: `${transaction.summary.zh}; as JSON text`,
        schema: { type: 'object', properties: { ...requestId, input }, required },
      },
    ],
    ...(transient && { transient }),
    returns: output,
  };
}
