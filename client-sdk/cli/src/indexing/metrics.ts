/** Metrics and health of an index that follows: plain text for Prometheus, on one's own machine. */
import { createServer, type Server } from 'node:http';
import { cliProblems } from '../errors/problems';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { problemWith } from '@oneplusn/errors';

/** What is told of a run; times in milliseconds since 1970. */
export interface Following {
  readonly blocks: number;
  /** How many blocks the peer was known to have. */
  readonly height: number;
  /** When the last block was written. */
  readonly writtenAt: number | undefined;
  readonly startedAt: number;
}

const named: readonly (readonly [name: string, kind: string, help: string, read: (now: Following) => number])[] = [
  ['oneplusn_index_blocks', 'gauge', 'Blocks that the index holds', ({ blocks }) => blocks],
  ['oneplusn_index_peer_blocks', 'gauge', 'Blocks that the peer has, as far as is known', ({ height }) => height],
  [
    'oneplusn_index_behind_blocks',
    'gauge',
    'Blocks still to be written',
    (now) => Math.max(0, now.height - now.blocks),
  ],
  [
    'oneplusn_index_last_block_timestamp_seconds',
    'gauge',
    'When the last block was written; 0 where none was',
    ({ writtenAt }) => (writtenAt ?? 0) / 1000,
  ],
  ['oneplusn_index_start_timestamp_seconds', 'gauge', 'When this run began', ({ startedAt }) => startedAt / 1000],
];

const metricsText = (now: Following): string =>
  named
    .map(([name, kind, help, read]) => `# HELP ${name} ${help}\n# TYPE ${name} ${kind}\n${name} ${read(now)}\n`)
    .join('');

/**
 * Serves `/metrics` and `/healthz` on a loopback address; others put their own proxy before it.
 * @throws UsageError CLI-106 where the address is none of this machine's own
 */
export async function serveMetrics(address: string, now: () => Following): Promise<Server> {
  const [, host = '', port = ''] = /^(127\.0\.0\.1|localhost|\[::1\]):(\d{1,5})$/.exec(address) ?? [];
  if (host === '') {
    const problem = problemWith(cliProblems.writtenAs, { form: '127.0.0.1:9464' });
    throw misuse(cliErrors.badValue, { given: '--metrics', problem });
  }
  const server = createServer((request, response) => {
    const answers: Readonly<Record<string, () => string>> = {
      '/metrics': () => metricsText(now()),
      '/healthz': () => `${JSON.stringify({ status: 'ok', ...now() })}\n`,
    };
    const answer = request.method === 'GET' ? answers[request.url ?? ''] : undefined;
    response.writeHead(answer ? 200 : 404, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
    response.end(answer?.() ?? '');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) =>
      reject(misuse(cliErrors.addressTaken, { address, problem: code ?? '?' })),
    );
    server.listen(Number(port), host.replace(/[[\]]/g, ''), resolve);
  });
  server.unref();
  return server;
}
