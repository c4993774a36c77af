/** Whether the TLS files of a chaincode service are what its peers will take, and nobody else can use. */
import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { addressIn } from '@oneplusn/api';

/** Certificates, PEM. */
export interface ServiceTls {
  /** The CA of both sides. */
  readonly root: string;
  /** The service's. */
  readonly server: string;
  /** What its peers show. */
  readonly client: string;
  /** Roots that others have certificates from: those of the authority's nodes. */
  readonly others?: readonly string[];
}

type Problem = { readonly zh: string; readonly en: string };

/**
 * Holds the TLS files of a service against the address at which it is reached.
 * @returns what is wrong, in both languages; undefined where nothing is
 */
export function tlsProblem(address: string, tls: ServiceTls, now = new Date()): Problem | undefined {
  const [root, server, client] = [read(tls.root), read(tls.server), read(tls.client)];
  if (!root) return { zh: '根证书不是 PEM 证书', en: 'the root is no PEM certificate' };
  if (!server) return { zh: '服务证书不是 PEM 证书', en: "the service's certificate is no PEM certificate" };
  if (!client) return { zh: '节点出示的证书不是 PEM 证书', en: 'what the peers show is no PEM certificate' };
  if (!server.verify(root.publicKey))
    return { zh: '服务证书不是由此根证书签发', en: "the service's certificate does not come from that root" };
  if (!client.verify(root.publicKey))
    return { zh: '节点出示的证书不是由此根证书签发', en: 'what the peers show does not come from that root' };
  if (tls.others?.some((other) => read(other)?.fingerprint256 === root.fingerprint256))
    return {
      zh: '根证书也是节点的 TLS 根证书: 持有它所签任一证书者都能进入',
      en: 'the root is that of the nodes too: whoever has any certificate of it would be let in',
    };
  const over = [root, server, client].find(({ validToDate }) => validToDate < now);
  if (over) return { zh: `${cn(over)} 的证书已过期`, en: `the certificate of ${cn(over)} has expired` };
  const host = addressIn(address)?.host ?? address;
  const named = isIP(host) ? server.checkIP(host) : server.checkHost(host);
  if (named !== undefined) return undefined;
  return {
    zh: `服务证书不含名称 ${host} (有: ${server.subjectAltName ?? ''})`,
    en: `the service's certificate does not name ${host} (it has ${server.subjectAltName ?? ''})`,
  };
}

const cn = ({ subject }: X509Certificate): string => /^CN=(.+)$/m.exec(subject)?.[1] ?? subject;

function read(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}
