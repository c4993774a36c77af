#!/usr/bin/env node
import { isOnePlusNError } from '@oneplusn/errors';
import { tooOld } from '@oneplusn/errors/node';
import { run } from './program/run';

const complaint = tooOld(process.versions.node);
if (complaint !== undefined) {
  console.error(complaint);
  process.exit(3);
}

try {
  process.exitCode = run(process.argv.slice(2), process.env);
} catch (error) {
  if (!isOnePlusNError(error)) throw error;
  for (const language of ['zh', 'en'] as const) {
    const { message, remedy } = error.text(language);
    console.error(`${error.code} ${message}\n  ${remedy}`);
  }
  process.exitCode = 2;
}
