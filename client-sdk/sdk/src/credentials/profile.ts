import { X509Certificate } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { Msp, addressIn, problems } from '@oneplusn/api';
import { isContent, problemWith, shownField, type Problem } from '@oneplusn/errors';
import * as v from 'valibot';
import { ConfigurationError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import { fitDocument, readDocument, type Complaints, type Document, type Source } from './document';
import { problemOf } from './problem';
import { readText } from './text';

/** What a client shows where peers ask for a certificate of TLS (`peer.tls.clientAuthRequired`). */
interface ClientCertificate {
  /** PEM. */
  readonly certificate: string;
  /** PEM. */
  readonly privateKey: string;
}

/** One peer of the caller's authority. */
export interface PeerAddress {
  /** `localhost:7051` */
  readonly address: string;
  /** PEM of the roots that its TLS certificate must come from. */
  readonly roots: string;
  /** The name its certificate is checked against, where it is not the host's. */
  readonly serverName?: string;
  /** Absent where peers let in whoever comes. */
  readonly client?: ClientCertificate;
}

/** What the SDK takes from a connection profile. */
export interface Profile {
  readonly name: string;
  readonly channel: string;
  readonly chaincode: string;
  readonly committee: string;
  /** How many authorities must sign what is written for all. */
  readonly signatures: number;
  /** Every authority of the network that the profile knows. */
  readonly authorities: readonly string[];
  /** The certification authorities of members, by MSP id: their peers' endorsements are held against them. */
  readonly roots: ReadonlyMap<string, readonly X509Certificate[]>;
  /** The peers of one authority, in the profile's order. */
  peersOf(msp: string): Promise<readonly PeerAddress[]>;
}

const scheme = 'grpcs://';
const addressOfUrl = (url: string) => (url.startsWith(scheme) ? addressIn(url.slice(scheme.length)) : undefined);

const pemOrPath = <const Text extends v.GenericSchema<string | string[]>>(pem: Text) =>
  v.union([v.object({ pem }), v.object({ path: v.string() })]);

const Peer = v.object({
  url: v.pipe(
    v.string(),
    v.check((url) => !url.startsWith('grpc://'), problems.file.peerPlain.key),
    v.check((url) => addressOfUrl(url) !== undefined, problems.file.peerUrl.key),
  ),
  tlsCACerts: pemOrPath(v.union([v.string(), v.array(v.string())])),
  grpcOptions: v.optional(v.record(v.string(), v.unknown()), {}),
});

/** The common connection profile of Fabric, as far as it is used here, and a block of our own. */
const CommonConnectionProfile = v.object({
  client: v.optional(
    v.object({
      tlsCerts: v.optional(
        v.object({
          client: v.optional(v.object({ cert: pemOrPath(v.string()), key: pemOrPath(v.string()) })),
        }),
      ),
    }),
  ),
  'x-oneplusn': v.object({
    channel: v.pipe(v.string(), v.minLength(1)),
    chaincode: v.pipe(v.string(), v.minLength(1)),
    committee: Msp,
    signatures: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 2),
    roots: v.optional(v.record(Msp, v.union([v.string(), v.array(v.string())])), {}),
  }),
  organizations: v.record(v.string(), v.object({ mspid: Msp, peers: v.optional(v.array(v.string()), []) })),
  peers: v.record(v.string(), Peer),
});
type Peer = v.InferOutput<typeof Peer>;
type Shown = NonNullable<NonNullable<v.InferOutput<typeof CommonConnectionProfile>['client']>['tlsCerts']>['client'];

const complain: Complaints = {
  unreadable: (args, cause) => sdkFail(ConfigurationError, sdkErrors.profileUnreadable, args, cause),
  malformed: (args, cause) => sdkFail(ConfigurationError, sdkErrors.profileMalformed, args, cause),
};

/**
 * Reads a connection profile. Paths inside it are relative to its own folder.
 * @throws ConfigurationError SDK-101, SDK-102, SDK-108
 */
export async function readProfile(source: Source): Promise<Profile> {
  const document = await readDocument(source, complain);
  const content = fitDocument(CommonConnectionProfile, document, complain);
  const organizations = Object.entries(content.organizations);
  for (const [name, { peers }] of organizations) {
    const missing = peers.findIndex((peer) => !(peer in content.peers));
    if (missing >= 0) {
      const field = shownField(`organizations.${name}.peers.${missing}`);
      throw complain.malformed({ path: document.name, field, problem: problemWith(problems.file.noPeer) });
    }
  }
  return {
    name: document.name,
    ...content['x-oneplusn'],
    roots: memberRoots(document, content['x-oneplusn'].roots),
    authorities: organizations.map(([, { mspid }]) => mspid),
    async peersOf(msp) {
      const names = organizations.filter(([, { mspid }]) => mspid === msp).flatMap(([, { peers }]) => peers);
      const found = names.flatMap((name) => {
        const peer = content.peers[name];
        return peer ? [addressOf(document, name, peer)] : [];
      });
      const client = await clientOf(document, content.client?.tlsCerts?.client);
      if (found.length > 0) return (await Promise.all(found)).map((address) => ({ ...address, ...client }));
      throw sdkFail(ConfigurationError, sdkErrors.authorityNotInProfile, { path: document.name, msp });
    },
  };
}

/** @throws ConfigurationError SDK-102 where one is no certificate */
function memberRoots({ name: path }: Document, given: Readonly<Record<string, string | readonly string[]>>) {
  const roots = Object.entries(given).map(([msp, texts]) => {
    try {
      const certificates = [texts].flat().flatMap((text) => text.match(pem) ?? [text]);
      return [msp, certificates.map((text) => new X509Certificate(text))] as const;
    } catch (error) {
      const field = shownField(`x-oneplusn.roots.${msp}`);
      throw complain.malformed({ path, field, problem: problemOf(error) }, error);
    }
  });
  return new Map(roots);
}

const pem = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

async function addressOf(document: Document, name: string, peer: Peer): Promise<PeerAddress> {
  const override = peer.grpcOptions['ssl-target-name-override'] ?? peer.grpcOptions['hostnameOverride'];
  return {
    address: peer.url.slice(scheme.length),
    roots: await pemOf(document, `peers.${name}.tlsCACerts.path`, peer.tlsCACerts),
    ...(typeof override === 'string' ? { serverName: override } : {}),
  };
}

async function clientOf(document: Document, shown: Shown): Promise<{ client?: ClientCertificate }> {
  if (!shown) return {};
  const part = (name: 'cert' | 'key') => pemOf(document, `client.tlsCerts.client.${name}.path`, shown[name]);
  return { client: { certificate: await part('cert'), privateKey: await part('key') } };
}

async function pemOf(document: Document, at: string, source: Peer['tlsCACerts']): Promise<string> {
  if ('pem' in source) return [source.pem].flat().join('\n');
  const below = document.path !== undefined && !isContent(source.path);
  const path = below ? resolve(dirname(document.path), source.path) : source.path;
  const field = shownField(at);
  const complaint = ({ problem }: { problem: Problem | string }, cause: unknown) =>
    complain.malformed({ path: document.name, field, problem }, cause);
  return (await readText(path, complaint)).text;
}
