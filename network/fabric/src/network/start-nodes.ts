import { join } from 'node:path';
import { until } from '../process/command';
import { isFree, listening } from '../process/ports';
import type { Program } from '../process/processes';
import { fabricErrors, fabricFail } from '../errors';
import { ordererEnvironment, peerEnvironment, type Node } from './nodes';
import type { Network } from './open';

/** Starts the orderers and peers that do not run, and waits until all listen. */
export async function startNodes(network: Network): Promise<void> {
  const { binaries, configuration, folder, orderers, peers, topology, processes } = network;
  const running = new Set(
    processes
      .status()
      .filter(({ alive }) => alive)
      .map(({ name }) => name),
  );
  const start = async (node: Node, program: Program): Promise<void> => {
    if (!running.has(node.name)) await checkFree(node);
    processes.start(node.name, program);
    const first = node.name.startsWith('orderer') ? node.secondPort : node.port;
    await until(`${node.name} listens`, 60, join(folder, 'logs'), async () => {
      processes.check(node.name);
      await listening(first);
    });
  };
  const data = (node: Node) => join(folder, 'data', node.name);
  await Promise.all([
    ...orderers.map((node) =>
      start(node, {
        program: join(binaries.bin, 'orderer'),
        args: [],
        environment: ordererEnvironment(node, configuration, data(node), topology),
      }),
    ),
    ...peers.map((node) =>
      start(node, {
        program: join(binaries.bin, 'peer'),
        args: ['node', 'start'],
        environment: peerEnvironment(node, configuration, data(node), topology),
      }),
    ),
  ]);
}

/** A kept network cannot move: its ports are in the channel's configuration. */
async function checkFree({ name, port, secondPort, operationsPort }: Node): Promise<void> {
  for (const wanted of [port, secondPort, operationsPort])
    if (!(await isFree(wanted))) throw fabricFail(fabricErrors.portTaken, { name, port: wanted });
}
