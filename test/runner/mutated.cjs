/**
 * For `npm run mutate`. Stryker names the fault of a run in the environment; the changed code asks for it once, when it
 * is loaded. Here it is loaded once for all runs.
 */
const SharedEnvironment = require('./environment.cjs');

module.exports = class MutatedEnvironment extends SharedEnvironment {
  async setup() {
    await super.setup();
    const fault = process.env.__STRYKER_ACTIVE_MUTANT__;
    if (globalThis.__stryker__) globalThis.__stryker__.activeMutant = fault;
  }
};
