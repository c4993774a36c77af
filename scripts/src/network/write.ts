import { obtainBinaries, writeContainers } from '@oneplusn/fabric';
import type { Topology } from '@oneplusn/topology';
import type { EngineOptions } from './engine';

/** Writes a topology for containers, and says what to do with it. */
export async function write(
  topology: Topology,
  format: string | undefined,
  out: string | undefined,
  options: EngineOptions,
): Promise<void> {
  if ((format !== 'compose' && format !== 'kubernetes') || out === undefined)
    throw new Error('请给出 --format compose|kubernetes 与 --out DIR\nName --format compose|kubernetes, and --out DIR');
  const binaries = await obtainBinaries(options, {}, (url) => console.log(`downloading ${url}`));
  const file = await writeContainers({ topology, format, out, binaries });
  const image = `oneplusn/${topology.chaincode.name}:${topology.chaincode.version}`;
  console.log(`已写入 / written: ${file}  (Fabric ${binaries.release})
镜像 ${image} / the chaincode's image:
  npm pack -w @oneplusn/api -w @oneplusn/foundation --pack-destination ${out}/chaincode
${
  format === 'compose'
    ? `启动 / bring it up:\n  docker compose -f ${file} up --build --detach`
    : `  docker build -t ${image} ${out}/chaincode\n启动 / bring it up:\n  kubectl apply -f ${file}`
}`);
}
