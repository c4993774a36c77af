import { stringify } from 'yaml';
import { labelsOf, networkPolicy } from './network-policy';
import type { Mount, Unit } from './units';

/** A file of a mount: its path below the folder, and its content. */
export interface MountedFile {
  readonly path: string;
  readonly content: Buffer;
}

type Manifest = Readonly<Record<string, unknown>>;

/**
 * Kubernetes manifests for units, one namespace for all. Names stay those of the certificates: `peer0.gd` is the host
 * `peer0` in the subdomain `gd`, a headless service; `orderer0` is a service of its own.
 *
 * @param files the content of a mount, which becomes a secret
 */
export function kubernetes(
  namespace: string,
  units: readonly Unit[],
  files: (mount: Mount) => readonly MountedFile[],
): string {
  const subdomains = new Set(
    units.filter(({ name }) => name.includes('.')).map(({ name }) => name.split('.')[1] as string),
  );
  const mounts = new Map(units.flatMap((unit) => unit.mounts).map((mount) => [mount.from, mount]));
  const manifests: Manifest[] = [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    ...[...mounts.values()].map((mount) => secret(namespace, mount, files(mount))),
    ...[...subdomains].map((name) => service(namespace, name, { subdomain: name }, [])),
    ...units.flatMap((unit) => [
      ...(unit.once === undefined && !unit.name.includes('.')
        ? [service(namespace, unit.name, { unit: unit.name }, unit.ports)]
        : []),
      ...(unit.data === undefined ? [] : [claim(namespace, unit)]),
      networkPolicy(namespace, unit, plain(unit.name)),
      unit.once === undefined ? deployment(namespace, unit, files) : job(namespace, unit, files),
    ]),
  ];
  return manifests.map((manifest) => stringify(manifest)).join('---\n');
}

/** A name that Kubernetes takes: `credentials/GD/nodes/peer0.gd` becomes `credentials-gd-nodes-peer0-gd`. */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
/** Keys of a secret hold no slash. */
const keyOf = (path: string): string => path.replaceAll('/', '__');

function secret(namespace: string, mount: Mount, files: readonly MountedFile[]): Manifest {
  const data = files.map(({ path, content }) => [keyOf(path), content.toString('base64')]);
  const metadata = { name: plain(mount.from), namespace };
  return { apiVersion: 'v1', kind: 'Secret', metadata, type: 'Opaque', data: Object.fromEntries(data) as object };
}

/**
 * Without ports it is headless and gives its pods their names; they are found before they are ready, since they wait
 * for each other.
 */
function service(namespace: string, name: string, selector: Manifest, ports: readonly number[]): Manifest {
  const spec = {
    selector,
    publishNotReadyAddresses: true,
    ...(ports.length > 0 ? { ports: ports.map((port) => ({ name: `p${port}`, port })) } : { clusterIP: 'None' }),
  };
  return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec };
}

function claim(namespace: string, unit: Unit): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: plain(unit.name), namespace },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '20Gi' } } },
  };
}

function deployment(namespace: string, unit: Unit, files: (mount: Mount) => readonly MountedFile[]): Manifest {
  const [, subdomain] = unit.name.split('.');
  const labels = { ...labelsOf(unit), ...(subdomain === undefined ? {} : { subdomain }) };
  const template = { metadata: { labels }, spec: { ...pod(unit, files), restartPolicy: 'Always' } };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: plain(unit.name), namespace, labels },
    // Two at once would write the same ledger.
    spec: { replicas: 1, strategy: { type: 'Recreate' }, selector: { matchLabels: { unit: unit.name } }, template },
  };
}

function job(namespace: string, unit: Unit, files: (mount: Mount) => readonly MountedFile[]): Manifest {
  const labels = labelsOf(unit);
  const template = { metadata: { labels }, spec: { ...pod(unit, files), restartPolicy: 'OnFailure' } };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: unit.name, namespace },
    spec: { backoffLimit: 20, template },
  };
}

/** The user of the chaincode's image, and a group that only it is in. */
const asNode = { runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000 };

function pod(unit: Unit, files: (mount: Mount) => readonly MountedFile[]): Manifest {
  const [hostname, subdomain] = unit.name.split('.');
  const [port] = unit.ports;
  return {
    ...(subdomain === undefined ? {} : { hostname, subdomain }),
    // Otherwise each service of the namespace becomes environment variables: some would override Fabric's settings.
    enableServiceLinks: false,
    // None of them speaks to Kubernetes.
    automountServiceAccountToken: false,
    ...(unit.kind === 'service' ? { securityContext: asNode } : {}),
    containers: [
      {
        name: plain(unit.name),
        image: unit.image,
        // Of the chaincode's image these are arguments to its own program.
        ...(unit.command ? (unit.once ? { command: unit.command } : { args: unit.command }) : {}),
        env: Object.entries(unit.environment).map(([name, value]) => ({ name, value })),
        ...(unit.ports.length > 0 ? { ports: unit.ports.map((containerPort) => ({ containerPort })) } : {}),
        ...(port === undefined ? {} : { readinessProbe: { tcpSocket: { port }, periodSeconds: 5 } }),
        volumeMounts: [
          ...unit.mounts.map(({ from, to }) => ({ name: plain(from), mountPath: to, readOnly: true })),
          ...(unit.data === undefined ? [] : [{ name: 'data', mountPath: unit.data }]),
        ],
      },
    ],
    volumes: [
      ...unit.mounts.map((mount) => ({
        name: plain(mount.from),
        secret: {
          secretName: plain(mount.from),
          // The files of a pod with a group belong to root and that group, which is its user's alone.
          defaultMode: unit.kind === 'service' ? 0o440 : 0o400,
          items: files(mount).map(({ path }) => ({ key: keyOf(path), path })),
        },
      })),
      ...(unit.data === undefined ? [] : [{ name: 'data', persistentVolumeClaim: { claimName: plain(unit.name) } }]),
    ],
  };
}
