/** Whose certificates a configuration takes back, by the revocation lists that it holds. */
import { X509Certificate } from 'node:crypto';
import { msp as protos } from '@hyperledger/fabric-protos';
import { revoked } from '@oneplusn/channel';
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
    return identity?.invalid === revoked ? [{ authority: identity.msp, name: nameIn(each) }] : [];
  });
}

/** The name in a certificate; empty where there is none. */
export function nameIn(identity: Uint8Array): string {
  return (
    tried(() => {
      const certificate = new X509Certificate(protos.SerializedIdentity.deserializeBinary(identity).getIdBytes_asU8());
      const { CN } = certificate.toLegacyObject().subject as { CN?: string | string[] };
      return [CN ?? ''].flat()[0];
    }) ?? ''
  );
}
