/** What a network's folder keeps of it, so that it comes up again as it was: release, ports, what is deployed. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { domainOf, peerNames, type Topology } from '@oneplusn/topology';
import { fabricErrors, fabricFail } from '../errors';
import { freePorts } from '../process/ports';

export interface NodePorts {
  /** Where clients and other nodes reach it. */
  readonly port: number;
  /** Admin port of an orderer, chaincode port of a peer. */
  readonly secondPort: number;
  readonly operationsPort: number;
}

export interface Plan {
  readonly topology: Topology;
  /** Fabric's release: `3.1.5`. */
  readonly release: string;
  /** By node name. */
  readonly nodes: Record<string, NodePorts>;
  /** Port of each chaincode service: `foundation.gd`; on a further channel `foundation.regional.gd`. */
  readonly services: Record<string, number>;
  /** By service: the package that its authority's peers have installed and approved. */
  readonly packages?: Record<string, string>;
  /** Committed and seen at work, by chaincode name; on a further channel `foundation.regional`. */
  readonly deployed: Record<string, Deployed>;
}

/** A chaincode definition, in the words of Fabric's tools. */
export interface Terms {
  readonly name: string;
  readonly version: string;
  readonly sequence: number;
  /** In Fabric's policy language. */
  readonly policy: string;
  /** Path of its private data collections: JSON. */
  readonly collections?: string;
}

/** A chaincode definition on the channel, and who runs it. */
export interface Deployed extends Terms {
  /** The main one where not given. */
  readonly channel?: string;
  readonly authorities: readonly string[];
}

const fileOf = (folder: string): string => join(folder, 'plan.json');

/**
 * The plan of a network that has been at work, or undefined: one that never was is begun afresh, since nobody relies on
 * it.
 */
export function readPlan(folder: string): Plan | undefined {
  if (!existsSync(fileOf(folder))) return undefined;
  const plan = JSON.parse(readFileSync(fileOf(folder), 'utf8')) as Plan;
  return Object.keys(plan.deployed).length > 0 ? plan : undefined;
}

export function writePlan(folder: string, plan: Plan): void {
  writeFileSync(`${fileOf(folder)}.new`, JSON.stringify(plan, undefined, 2));
  renameSync(`${fileOf(folder)}.new`, fileOf(folder));
}

export async function makePlan(topology: Topology, release: string, nodes: readonly string[]): Promise<Plan> {
  const wanted = wantedPorts(topology);
  const ports = await freePorts(nodes.length * 3, wanted.values());
  const entries = nodes.map((name, n): [string, NodePorts] => {
    const [free, secondPort, operationsPort] = ports.slice(n * 3) as [number, number, number];
    return [name, { port: wanted.get(name) ?? free, secondPort, operationsPort }];
  });
  return { topology, release, nodes: Object.fromEntries(entries), services: {}, deployed: {} };
}

/** The ports that the topology itself names, by node. */
function wantedPorts({ authorities }: Topology): ReadonlyMap<string, number> {
  return new Map(
    authorities.flatMap((authority): [string, number][] => {
      const [first] = peerNames(domainOf(authority), 1);
      return first === undefined || authority.port === undefined ? [] : [[first, authority.port]];
    }),
  );
}

/**
 * @throws FabricError FABRIC-105 where the folder's network was made from another topology, or on another line of
 * releases
 */
export function checkSame(plan: Plan, topology: Topology, release: string, folder: string): void {
  if (JSON.stringify(plan.topology) !== JSON.stringify(topology))
    throw fabricFail(fabricErrors.otherNetwork, { folder, made: { zh: '另一份拓扑', en: 'another topology' } });
  if (lineOf(plan.release) !== lineOf(release))
    throw fabricFail(fabricErrors.otherNetwork, { folder, made: `Fabric ${plan.release}` });
}

const lineOf = (release: string): string => release.split('.').slice(0, 2).join('.');

/** All ports that a plan has given away. */
export function portsOf({ nodes, services }: Plan): number[] {
  const ofNodes = Object.values(nodes).flatMap(({ port, secondPort, operationsPort }) => [
    port,
    secondPort,
    operationsPort,
  ]);
  return [...ofNodes, ...Object.values(services)];
}
