import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playScenarios } from '@oneplusn/testkit';
import { app } from '../src/app.ts';
import { scenarios } from '../src/scenarios.ts';

test('the process has no problems', () => assert.deepEqual(app.problems(), []));

test('every scenario ends as it says, and together they take every transition', async () => {
  const { passed, failed, uncovered } = await playScenarios(app, scenarios);
  assert.deepEqual([failed, uncovered], [[], []]);
  assert.equal(passed.length, scenarios.length);
});
