import { ownModule, shimFile } from './inner';

/** What is used of a logger of the shim's. */
export interface Logger {
  isLevelEnabled(level: string): boolean;
  debug(...words: unknown[]): unknown;
  info(...words: unknown[]): unknown;
}

/** The shim's own, by the file that writes to it: those at work in every call. */
const names = [
  'lib/handler.js',
  'lib/stub.js',
  'lib/iterators.js',
  'contracts-spi/chaincodefromcontract.js',
  'contracts-spi/datamarshall.js',
];

/**
 * Makes messages that nobody wants cost nothing. fabric-shim 2.5.8 formats each of them, some thirty a call, before it
 * sees that the log's level leaves it out: a quarter of a chaincode's CPU time went there
 * (docs/reference/performance.md). What `CORE_CHAINCODE_LOGGING_LEVEL` asks for is written as before.
 */
export function skipUnwantedLogs(): void {
  const shim = shimFile('lib/logger.js') as { getLogger(name: string): Logger };
  for (const name of names) silence(shim.getLogger(name));
}

interface Levels {
  setLevel(level: string): void;
}

/**
 * Keeps the shim's log at `info`: at `debug` it writes arguments, results and keys of every call, records of people
 * among them.
 * @returns whether more was asked for
 */
export function refuseDebugLogs(environment: NodeJS.ProcessEnv = process.env): boolean {
  if (environment['CORE_CHAINCODE_LOGGING_LEVEL']?.toUpperCase() !== 'DEBUG') return false;
  for (const logger of [shimFile('lib/logger.js'), ownModule('fabric-contract-api/lib/logger.js')] as Levels[])
    logger.setLevel('info');
  return true;
}

function silence(logger: Logger): void {
  for (const level of ['debug', 'info'] as const)
    if (!logger.isLevelEnabled(level))
      Object.defineProperty(logger, level, { value: () => logger, configurable: true });
}
