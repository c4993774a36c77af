import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { collectionsIn, parsePolicy, policyBytes, servicePackage } from '@oneplusn/deployment';
import type { Definition, OwnPeers } from '@oneplusn/deployment';
import { layout, VAULT_FILE } from '@oneplusn/topology';
import { until } from '../process/command';
import { freePorts } from '../process/ports';
import { administered, doorOf } from './administer';
import type { Network } from './open';
import { portsOf, writePlan, type Deployed, type Terms } from './plan';
import { ready } from './ready';
import { connectionOf, serviceTls, type ServicePlace } from './service';
import { takingPart } from './taking-part';

/** A chaincode definition, and who serves it. */
export interface Deployment extends Omit<Terms, 'sequence'> {
  /** The one that all authorities share where not given. */
  readonly channel?: string;
  /** 1 where not given. */
  readonly sequence?: number;
  /** Who runs it; all of the channel where not given. The others approve the definition and run nothing. */
  readonly authorities?: readonly string[];
  /** Starts an authority's chaincode as a service, under TLS; resolved when it listens. */
  readonly serve: (place: ServicePlace) => Promise<void>;
  /** Called when the definition is on the channel, before it has been seen at work. */
  readonly committed?: () => void;
}

/** Deploys chaincodes to one network. */
export function deployer(network: Network): (deployment: Deployment) => Promise<void> {
  const { topology, folder } = network;
  const logs = join(folder, 'logs');

  return async ({ serve, channel = topology.channel, sequence = 1, authorities, committed, ...rest }) => {
    const { members, runners } = takingPart(network.channels, channel, authorities);
    const terms: Terms = { ...rest, sequence };
    const definition = definitionOf(terms);
    const isMain = channel === topology.channel;
    const entry = isMain ? definition.name : `${definition.name}.${channel}`;
    const wanted: Deployed = { ...terms, ...(!isMain && { channel }), authorities: runners };
    const there = isDeepStrictEqual(network.plan.deployed[entry], wanted);
    await reservePorts(network, entry, runners);
    const all = await administered(network, channel, members);
    try {
      const approve = (own: OwnPeers, packageId?: string): Promise<void> =>
        until(`${own.msp} approves ${definition.name}`, 20, logs, () => own.approve(definition, packageId));
      await Promise.all(
        all.map(async (own) => {
          if (!runners.includes(own.msp)) return there ? undefined : approve(own);
          const { connection, ...place } = await servicePlace(network, entry, own.msp);
          const { id, bytes } = await servicePackage(`${definition.name}_${definition.version}`, connection);
          // Peers dial the service when it is first called: it may come up while they agree on it.
          const agreed = async (): Promise<void> => {
            if (there && network.plan.packages?.[place.service] === id) return;
            await own.install(bytes);
            await approve(own, id);
            remember(network, { packages: { ...network.plan.packages, [place.service]: id } });
          };
          await Promise.all([serve({ ...place, id }), agreed()]);
        }),
      );
      const [first] = all;
      // An approval is on the ledger before every peer has its block, and gossip takes a moment to tell of the others.
      if (!there && first)
        await until(`${definition.name} is committed`, 30, logs, () => first.commit(definition, members), 100);
    } finally {
      for (const own of all) own.close();
    }
    committed?.();
    const doors = await Promise.all(runners.map((msp) => doorOf(network, msp)));
    await ready(doors, channel, definition.name, logs);
    remember(network, { deployed: { ...network.plan.deployed, [entry]: wanted } });
  };
}

function definitionOf({ collections: file, policy, ...terms }: Terms): Definition {
  const collections = file === undefined ? {} : { collections: collectionsIn(readFileSync(file, 'utf8'), file) };
  return { ...terms, policy: policyBytes(parsePolicy(policy)), ...collections };
}

const serviceName = (entry: string, msp: string): string => `${entry}.${msp.toLowerCase()}`;

/** A service keeps its port: the package that the peers have installed names it. */
async function reservePorts(network: Network, entry: string, authorities: readonly string[]): Promise<void> {
  const missing = authorities
    .map((msp) => serviceName(entry, msp))
    .filter((name) => network.plan.services[name] === undefined);
  const ports = await freePorts(missing.length, portsOf(network.plan));
  const added = Object.fromEntries(missing.map((name, n) => [name, ports[n] as number]));
  remember(network, { services: { ...network.plan.services, ...added } });
}

function remember(network: Network, change: Partial<Network['plan']>): void {
  network.plan = { ...network.plan, ...change };
  writePlan(network.folder, network.plan);
}

async function servicePlace({ plan, folder, crypto }: Network, entry: string, msp: string) {
  const service = serviceName(entry, msp);
  const address = `localhost:${plan.services[service]}`;
  const { files: tls, issued } = await serviceTls(folder, service, msp);
  const vaultKeys = join(layout.vault(crypto, msp), VAULT_FILE);
  return { service, msp, address, tls, vaultKeys, connection: connectionOf(address, issued) };
}
