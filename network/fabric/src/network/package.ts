import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

/** A chaincode package as Fabric's lifecycle installs it. */
export interface ChaincodePackage {
  readonly label: string;
  readonly bytes: Buffer;
  /** `label:sha256`, known before anything is installed, since the package is reproducible. */
  readonly id: string;
}

/** A package that only says where the chaincode's service listens (chaincode as a service). The same input gives the same bytes. */
export async function servicePackage(
  label: string,
  connection: { readonly address: string; readonly rootCertificate?: string },
): Promise<ChaincodePackage> {
  const tls =
    connection.rootCertificate === undefined
      ? { tls_required: false }
      : { tls_required: true, client_auth_required: false, root_cert: connection.rootCertificate };
  const code = await archive({
    'connection.json': JSON.stringify({ address: connection.address, dial_timeout: '10s', ...tls }),
  });
  const bytes = await archive({ 'metadata.json': JSON.stringify({ type: 'ccaas', label }), 'code.tar.gz': code });
  return { label, bytes, id: `${label}:${createHash('sha256').update(bytes).digest('hex')}` };
}

async function archive(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const tar = pack();
  for (const [name, content] of Object.entries(files))
    tar.entry({ name, mtime: new Date(0), mode: 0o644, uid: 0, gid: 0 }, content);
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return gzipSync(Buffer.concat(chunks));
}
