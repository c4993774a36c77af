import { gunzipSync } from 'node:zlib';

const block = 512;

/** Regular files of a gzipped tar archive, by name. @throws Error with Fabric's text when it is none */
export function filesOf(archive: Uint8Array): ReadonlyMap<string, Buffer> {
  let bytes: Buffer;
  try {
    bytes = gunzipSync(archive);
  } catch (error) {
    const reason = archive.length < 10 ? (archive.length === 0 ? 'EOF' : 'unexpected EOF') : 'gzip: invalid header';
    throw new Error(`error reading as gzip stream: ${reason}`, { cause: error });
  }
  const files = new Map<string, Buffer>();
  for (let at = 0; at + block <= bytes.length;) {
    const header = bytes.subarray(at, at + block);
    if (header.every((byte) => byte === 0)) break;
    const name = text(header, 0, 100);
    const prefix = text(header, 257, 5) === 'ustar' ? text(header, 345, 155) : '';
    const size = Number.parseInt(text(header, 124, 12).trim(), 8);
    const kind = String.fromCharCode(header[156] ?? 0);
    if (!Number.isSafeInteger(size))
      throw new Error('error inspecting next tar header: archive/tar: invalid tar header');
    if (kind === '0' || kind === '\0')
      files.set(prefix === '' ? name : `${prefix}/${name}`, bytes.subarray(at + block, at + block + size));
    at += block + Math.ceil(size / block) * block;
  }
  return files;
}

/** Up to the first zero byte. */
function text(header: Buffer, at: number, length: number): string {
  const field = header.subarray(at, at + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? length : end).toString();
}
