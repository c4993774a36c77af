import { type FabricError, fabricErrors, fabricFail } from '../errors';

/** Where an archive comes from, and where its digest is told. */
export interface Source {
  readonly archive: string;
  /** SHA-256 of the archive as hexadecimal text. */
  digest(): Promise<string>;
}

/** Settings of where Fabric comes from; from the environment where not given. */
export interface Sources {
  /**
   * A mirror of the release page: `<mirror>/v3.1.5/hyperledger-fabric-linux-amd64-3.1.5.tar.gz`, with the archive's
   * digest beside it under the same name and `.sha256`. `ONEPLUSN_FABRIC_MIRROR`.
   */
  readonly mirror?: string;
  /** The archive's digest, where the operator knows it: it then counts alone. `ONEPLUSN_FABRIC_SHA256`. */
  readonly sha256?: string;
}

const releasePage = 'https://github.com/hyperledger/fabric/releases/download';
/** Tells the digest that the release page itself has taken of each file. */
const releaseFacts = 'https://api.github.com/repos/hyperledger/fabric/releases/tags';

/** The newest release of each line that this package has been tested with. */
export const TESTED: Readonly<Record<string, string>> = { '3.1': '3.1.5', '2.5': '2.5.16' };

/** Names of Node's platforms and processors in Fabric's archives; official archives exist for these alone. */
const PLATFORMS: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-amd64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-amd64',
  'darwin-arm64': 'darwin-arm64',
};

/**
 * @param release `3.1.5`
 * @throws FabricError FABRIC-109 where there is no archive for this platform
 */
export function sourceOf(
  release: string,
  { mirror = process.env['ONEPLUSN_FABRIC_MIRROR'], sha256 = process.env['ONEPLUSN_FABRIC_SHA256'] }: Sources = {},
  platform = `${process.platform}-${process.arch}`,
): Source {
  const built = PLATFORMS[platform];
  if (built === undefined) throw fabricFail(fabricErrors.noArchive, { platform });
  const name = `hyperledger-fabric-${built}-${release}.tar.gz`;
  const archive = `${mirror?.replace(/\/+$/, '') ?? releasePage}/v${release}/${name}`;
  if (sha256 !== undefined && sha256 !== '')
    return { archive, digest: () => Promise.resolve(checked(sha256, archive)) };
  if (mirror !== undefined) return { archive, digest: () => besideIt(archive) };
  return { archive, digest: () => fromFacts(`${releaseFacts}/v${release}`, name) };
}

/** As `sha256sum` writes it: the digest, then perhaps the file's name. */
async function besideIt(archive: string): Promise<string> {
  const url = `${archive}.sha256`;
  return checked((await (await get(url)).text()).trim().split(/\s/)[0] ?? '', url);
}

async function fromFacts(url: string, name: string): Promise<string> {
  const { assets = [] } = (await (await get(url)).json()) as { assets?: { name: string; digest?: string | null }[] };
  return checked(assets.find((asset) => asset.name === name)?.digest?.replace(/^sha256:/, '') ?? '', url);
}

function checked(digest: string, from: string): string {
  const lower = digest.toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(lower)) throw fabricFail(fabricErrors.noDigest, { from });
  return lower;
}

/** @throws FabricError FABRIC-111 where nobody answers, FABRIC-112 where there is no such file or the server refuses */
export async function get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { headers, signal: AbortSignal.timeout(600_000) });
  } catch (cause) {
    throw unreachable(url, cause);
  }
  if (!response.ok && response.status !== 416) {
    await response.body?.cancel();
    throw fabricFail(fabricErrors.httpStatus, { url, status: response.status });
  }
  return response;
}

/** Node says only "fetch failed": what it stands for is in the causes. */
export function unreachable(url: string, cause: unknown): FabricError {
  let reason = cause;
  while (reason instanceof Error && reason.cause !== undefined) reason = reason.cause;
  const { code, message } = reason as NodeJS.ErrnoException;
  return fabricFail(fabricErrors.unreachable, { url, reason: code ?? message }, { cause });
}
