/** Whose certificates a configuration takes back, by the revocation lists that it holds. */
import { X509Certificate } from 'node:crypto';
import { msp as protos } from '@hyperledger/fabric-protos';
import { revoked, type ChannelTrust, type Identity } from '@oneplusn/channel';
import { tried } from '../report/tried';
import type { Configuration } from './configuration';

/** Somebody whose certificate the configuration in force takes back: the signature counts for nothing. */
export interface Revoked {
  readonly authority: string;
  readonly name: string;
}

/** Who of these, by serialized identities, is revoked. */
export function revokedAmong(identities: readonly Uint8Array[], { trust }: Pick<Configuration, 'trust'>): Revoked[] {
  return identities.flatMap((each) => {
    const identity = tried(() => trust.identity(each));
    return identity?.invalid === revoked ? [{ authority: identity.msp, name: nameIn(each, trust) }] : [];
  });
}

/** Worked out once for each: a file of many transactions has few who call. */
const names = new WeakMap<Identity, string>();

/** The name in a member's certificate; empty where there is none. */
export function nameIn(serialized: Uint8Array, trust: Pick<ChannelTrust, 'identity'>): string {
  const identity = tried(() => trust.identity(serialized));
  const known = identity && names.get(identity);
  if (known !== undefined) return known;
  const name = tried(() => commonNameIn(serialized)) ?? '';
  if (identity) names.set(identity, name);
  return name;
}

function commonNameIn(serialized: Uint8Array): string {
  const certificate = new X509Certificate(protos.SerializedIdentity.deserializeBinary(serialized).getIdBytes_asU8());
  const { CN } = certificate.toLegacyObject().subject as { CN?: string | string[] };
  return [CN ?? ''].flat()[0] ?? '';
}
