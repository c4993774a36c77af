import { findBinaries } from '@oneplusn/fabric';
import { sampleTopology, type SampleName } from '@oneplusn/topology';

const { ONEPLUSN_FABRIC_VERSION: version, ONEPLUSN_TOPOLOGY: named } = process.env;

/** The release or line of releases that the tests are asked to run on; 3.1 where none is. */
export const asked = version ?? '3.1';

/** Whether a line of releases is asked for, as each is where none is named. */
export function isAskedFor(line: string): boolean {
  return `${version ?? line}.`.startsWith(`${line}.`);
}

/** The same of a way to agree, by the topology that is named. */
export function agreesAsAsked(network: SampleName): boolean {
  const consensus = (sample: string | undefined) => sampleTopology(sample as SampleName).consensus;
  return named === undefined || consensus(named) === consensus(network);
}

/** `describe` for tests that need a line of releases: fails where it is missing, skipped where another is asked for. */
export function describeOn(version: string, name: string, tests: () => void): void {
  const asAsked = isAskedFor(version) ? describe : describe.skip;
  asAsked(`${name} on ${version}`, () => {
    beforeAll(() => void findBinaries({ version, bin: undefined }));
    tests();
  });
}
