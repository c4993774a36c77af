#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { tooOld } from '@oneplusn/errors/node';

// Before anything else: the rest needs what an older Node has not.
const complaint = tooOld(process.versions.node);
if (complaint !== undefined) {
  console.error(complaint);
  process.exit(3);
}

// Most of a short command's time goes into loading code: what was compiled once need not be again.
enableCompileCache();

// What gRPC logs by itself would stand between the lines of a result; its own variables still switch it on.
if (!process.env['GRPC_VERBOSITY']) process.env['GRPC_NODE_VERBOSITY'] ??= 'NONE';

// A reader that stops reading (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

void import('./main.js').then(async ({ main }) => {
  process.exitCode = await main(process.argv.slice(2));
});
