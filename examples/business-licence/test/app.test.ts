import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playScenarios } from '@oneplusn/testkit';
import { licence } from '../src/app.ts';
import { scenarios } from '../src/scenarios.ts';

test('the process has no problems', () => assert.deepEqual(licence.problems(), []));

test('five fields are typed, eleven are fetched', () => {
  const { schema, fetches } = licence.app.forms.application;
  const fetched = fetches.flatMap(({ fields }) => Object.keys(fields));
  assert.equal(fetched.length, 11);
  assert.equal(Object.keys(schema.properties).length - fetched.length, 5);
});

test('every scenario ends as it says, and together they take every transition', async () => {
  const { passed, failed, uncovered } = await playScenarios(licence, scenarios);
  assert.deepEqual([failed, uncovered], [[], []]);
  assert.equal(passed.length, scenarios.length);
});
