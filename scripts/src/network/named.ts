import { existsSync } from 'node:fs';
import { readTopology, sampleTopology, SAMPLES, type SampleName, type Topology } from '@oneplusn/topology';

/** A topology by the path of its file, or by the name of a sample. */
export function readNamed(named: string): Topology {
  if (existsSync(named) || /[./]/.test(named)) return readTopology(named);
  if (SAMPLES.some((sample) => sample === named)) return sampleTopology(named as SampleName);
  const names = SAMPLES.join(', ');
  throw new Error(
    `没有拓扑 ${named}: 请给出文件, 或 ${names}\nThere is no topology ${named}: name a file, or one of ${names}`,
  );
}
