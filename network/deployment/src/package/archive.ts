/** Tar archives that come out the same every time. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { extract, pack } from 'tar-stream';

/**
 * A gzipped tar archive: names in order, no times, owners or rights of this machine. The same files give the same
 * bytes.
 */
export async function archive(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const tar = pack();
  for (const [name, content] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    tar.entry({ name, mtime: new Date(0), mode: 0o644, uid: 0, gid: 0 }, content);
  }
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  // Stored, not squeezed: releases of zlib differ in how they squeeze.
  const zipped = gzipSync(Buffer.concat(chunks), { level: 0 });
  // This byte of the header names the operating system (RFC 1952): the same everywhere.
  zipped[9] = 0xff;
  return zipped;
}

/** The files of a gzipped tar archive, by name. */
export async function unpack(bytes: Buffer): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const reader = extract();
  reader.end(gunzipSync(bytes));
  for await (const entry of reader) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    found.set(entry.header.name, Buffer.concat(chunks));
  }
  return found;
}
