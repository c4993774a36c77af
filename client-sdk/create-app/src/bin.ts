#!/usr/bin/env node
import { isOnePlusNError } from '@oneplusn/errors';
import { tooOld } from '@oneplusn/errors/node';
import { createApp, nextSteps } from './create';

const complaint = tooOld(process.versions.node);
if (complaint !== undefined) {
  console.error(complaint);
  process.exit(3);
}

const [given, ...more] = process.argv.slice(2);
if (given === undefined || given.startsWith('-') || more.length > 0) {
  console.error('用法 / usage: npm create @oneplusn/app <文件夹 folder>');
  process.exit(2);
}
try {
  const created = createApp(given);
  console.log(`已建立应用 ${created.name} / made the app ${created.name}\n`);
  console.log(
    nextSteps(created)
      .map((line) => `  ${line}`)
      .join('\n'),
  );
} catch (error) {
  if (!isOnePlusNError(error)) throw error;
  for (const language of ['zh', 'en'] as const) {
    const { message, remedy } = error.text(language);
    console.error(`${error.code} ${message}\n  ${remedy}`);
  }
  process.exitCode = 2;
}
