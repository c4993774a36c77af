import { type ByteKey, packageHash } from '@oneplusn/channel';
import type { ChaincodeConnection, Connections } from '../chaincode/connection';
import { type PackageFile, readPackage } from './package-file';

/** The chaincode packages that were installed on one authority's peer; they are there for all of its channels. */
export class PeerPackages implements Connections {
  readonly #byHash = new Map<ByteKey, PackageFile>();

  /** @throws Error with Fabric's text */
  install(bytes: Uint8Array): PackageFile {
    const file = readPackage(bytes);
    const hash = packageHash(file.id);
    if (this.#byHash.has(hash)) throw new Error(`chaincode already successfully installed (package ID '${file.id}')`);
    this.#byHash.set(hash, file);
    return file;
  }

  list(): readonly PackageFile[] {
    return [...this.#byHash.values()];
  }

  connection(hash: ByteKey): ChaincodeConnection | undefined {
    return this.#byHash.get(hash)?.connection;
  }
}
