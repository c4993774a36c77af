import { existsSync } from 'node:fs';
import { readTopology, sampleTopology, SAMPLES, type SampleName, type Topology } from '@oneplusn/topology';
import { nationalTopology } from '../samples/national';

/**
 * A topology by the path of its file, or by the name of a sample; `national-12`: so many authorities of the country.
 */
export function readNamed(named: string): Topology {
  if (existsSync(named) || /[./]/.test(named)) return readTopology(named);
  const national = /^national(?:-(\d+))?$/.exec(named);
  if (national) return nationalTopology(national[1] === undefined ? undefined : Number(national[1]));
  if (SAMPLES.some((sample) => sample === named)) return sampleTopology(named as SampleName);
  const names = [...SAMPLES, 'national', 'national-12'].join(', ');
  throw new Error(
    `没有拓扑 ${named}: 请给出文件, 或 ${names}\nThere is no topology ${named}: name a file, or one of ${names}`,
  );
}
