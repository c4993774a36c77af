/** Identities seen lately: few make, or sign, all that there is. */
const seenAtMost = 1_000;

/** Reads serialized identities, as headers and endorsements hold them, each once. */
export function remembered<T>(read: (identity: Uint8Array) => T): (identity: Uint8Array) => T {
  const seen = new Map<string, T>();
  return (identity) => {
    const name = Buffer.from(identity.buffer, identity.byteOffset, identity.length).toString('latin1');
    const known = seen.get(name);
    if (known) return known;
    const made = read(identity);
    if (seen.size >= seenAtMost) seen.clear();
    seen.set(name, made);
    return made;
  };
}
