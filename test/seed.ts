/**
 * Random tests take the seed that jest's configuration has printed, so that a run can be played again. Whoever asks only
 * whether they fail (`FUZZ_SHRINK=no`) need not wait for the smallest example.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED']), endOnFailure: process.env['FUZZ_SHRINK'] === 'no' });
