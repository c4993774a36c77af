/**
 * Random tests take the seed that jest's configuration has printed, so that a run can be played again. With
 * `FUZZ_QUICK=yes` they try less, and do not look for the smallest example: `npm run mutate` runs them thousands of
 * times.
 */
import fc from 'fast-check';

const quick = process.env['FUZZ_QUICK'] === 'yes' ? { numRuns: 25, endOnFailure: true } : {};

fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED']), ...quick });
