import { FabricError, findBinaries } from '@oneplusn/fabric';

/**
 * `describe` for tests that need a line of releases: fails where it is missing, and is skipped only where `--if-found` asked for that,
 * which jest then shows among its figures.
 */
export function describeOn(version: string, name: string, tests: () => void): void {
  try {
    findBinaries({ version, bin: undefined });
  } catch (error) {
    if (!(error instanceof FabricError)) throw error;
    if (process.env['ONEPLUSN_FABRIC_IF_FOUND'] === undefined) throw error;
    console.warn(error.message);
    describe.skip(`${name} on ${version}`, tests);
    return;
  }
  describe(`${name} on ${version}`, tests);
}
