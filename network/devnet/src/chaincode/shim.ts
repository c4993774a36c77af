import { createRequire } from 'node:module';
import type { EventEmitter } from 'node:events';
import type { peer } from '@hyperledger/fabric-protos';
import type { ChaincodeInterface } from 'fabric-shim';

/** The parts of the stock shim that drive a chaincode. Its public entry starts a whole process instead. */
export interface Shim {
  /** Talks with a peer over a stream: the class behind both of the shim's own modes. */
  readonly MessageHandler: new (
    stream: EventEmitter,
    chaincode: ChaincodeInterface,
  ) => { chat(first: peer.ChaincodeMessage): void };
  /** Puts contract classes together to a chaincode, as `fabric-chaincode-node` does. */
  readonly FromContract: new (
    contracts: unknown[],
    serializers: unknown,
    metadata: object,
    title?: string,
    version?: string,
  ) => ChaincodeInterface;
}

let loaded: Shim | undefined;

/** Loads the stock shim for use inside a process that is not only a chaincode's. */
export function loadShim(): Shim {
  loaded ??= load();
  return loaded;
}

/* oxlint-disable typescript/no-require-imports -- loaded late, between measures against its side effects */
function load(): Shim {
  // The shim takes over what happens to uncaught errors. In a process of its own it may; here it must not.
  const events = ['uncaughtException', 'unhandledRejection'] as const;
  const before = events.map((event) => new Set<unknown>(process.listeners(event as 'uncaughtException')));
  const { ChaincodeMessageHandler } = require('fabric-shim/lib/handler.js') as {
    ChaincodeMessageHandler: Shim['MessageHandler'];
  };
  const FromContract = require('fabric-shim/lib/contract-spi/chaincodefromcontract.js') as Shim['FromContract'];
  events.forEach((event, index) => {
    for (const listener of process.listeners(event as 'uncaughtException')) {
      if (before[index]?.has(listener) === false) process.removeListener(event, listener);
    }
  });
  quieten();
  rememberCertificates();
  return { MessageHandler: ChaincodeMessageHandler, FromContract };
}

const loggers: Readonly<Record<string, readonly string[]>> = {
  'fabric-shim/lib/logger.js': [
    'lib/handler.js',
    'lib/stub.js',
    'lib/iterators.js',
    'lib/chaincode.js',
    'contracts-spi/chaincodefromcontract.js',
    'contracts-spi/datamarshall.js',
  ],
  'fabric-contract-api/lib/logger.js': [
    './lib/contract.js',
    './lib/jsontransactionserializer.js',
    './lib/annotations/default.js',
    './lib/annotations/info.js',
    './lib/annotations/object.js',
    './lib/annotations/transaction.js',
  ],
};

/**
 * The shim's own messages cost time even when their level is off, and say nothing that a caller is not told.
 * Set `CORE_CHAINCODE_LOGGING_LEVEL`, as for any chaincode, to see them.
 */
function quieten(): void {
  if (process.env['CORE_CHAINCODE_LOGGING_LEVEL'] !== undefined) return;
  const nothing = (): void => undefined;
  for (const [module, names] of Object.entries(loggers)) {
    const factory = require(module) as { getLogger: (name: string) => object };
    for (const name of names) {
      Object.assign(factory.getLogger(name), { debug: nothing, info: nothing, warn: nothing, error: nothing });
    }
  }
}

/** The shim parses the caller's certificate anew in every call, and never changes what it has parsed. */
function rememberCertificates(): void {
  const own = createRequire(require.resolve('fabric-shim'));
  const { Certificate } = own('@fidm/x509') as { Certificate: { fromPEM(pem: string): unknown } };
  const parse = Certificate.fromPEM.bind(Certificate);
  const seen = new Map<string, unknown>();
  Certificate.fromPEM = (pem) => {
    const known = seen.get(pem) ?? parse(pem);
    if (seen.size >= 1000) seen.clear();
    seen.set(pem, known);
    return known;
  };
}
