/** Random tests take the seed that jest's configuration has printed, so that a run can be played again. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED']) });
