const { default: Sequencer } = require('@jest/test-sequencer');

/** The longest first, so that no worker begins with one of them when the others are done. */
const long = [
  'test/packages/install',
  'test/fabric/deployment',
  'test/conformance',
  'test/deployment',
  'test/stock',
  'test/fabric',
  'test/e2e/index/follow',
  'client-sdk/cli/src/secrets',
  'test/e2e/fuzz.test',
  'test/e2e/cli',
  'test/devnet/kill',
  'test/e2e/trust',
  'test/network',
  'test/packages',
  'test/e2e',
  'test',
];

module.exports = class extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const found = long.findIndex((folder) => path.replaceAll('\\', '/').includes(`/${folder}`));
      return found < 0 ? long.length : found;
    };
    const sorted = super.sort(tests).sort((one, other) => rank(one) - rank(other));
    // Who waits for the first failure (`npm run mutate`) begins with the shortest.
    return process.env.FUZZ_QUICK === 'yes' ? sorted.reverse() : sorted;
  }
};
