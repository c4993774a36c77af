/** Whether the TLS files of a chaincode service are what its peers will take. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';

/** PEM texts. */
export interface ServiceTls {
  readonly root: string;
  readonly certificate?: string;
  readonly key?: string;
}

/** @returns what is wrong, in both languages; undefined where nothing is */
export function tlsProblem(address: string, tls: ServiceTls): { zh: string; en: string } | undefined {
  const root = read(tls.root);
  if (!root) return { zh: '根证书不是 PEM 证书', en: 'the root is no PEM certificate' };
  if (tls.certificate === undefined) return undefined;
  const own = read(tls.certificate);
  if (!own) return { zh: '服务证书不是 PEM 证书', en: "the service's certificate is no PEM certificate" };
  if (!own.verify(root.publicKey))
    return { zh: '服务证书不是由此根证书签发', en: "the service's certificate does not come from that root" };
  const host = address.slice(0, address.lastIndexOf(':'));
  const named = isIP(host) ? own.checkIP(host) : own.checkHost(host);
  if (named === undefined)
    return {
      zh: `服务证书不含名称 ${host} (有: ${own.subjectAltName ?? ''})`,
      en: `the service's certificate does not name ${host} (it has ${own.subjectAltName ?? ''})`,
    };
  if (tls.key !== undefined && !belongs(own, tls.key))
    return { zh: '私钥与服务证书不配对', en: "the key does not belong to the service's certificate" };
  return undefined;
}

function read(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function belongs(certificate: X509Certificate, key: string): boolean {
  try {
    return certificate.checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}
