const DURATION = /^(\d{1,9}) ?(ms|s|m)$/;
const MILLISECONDS: Record<string, number> = { ms: 1, s: 1000, m: 60_000 };

const SIZE = /^(\d{1,9}) ?(B|KB|MB)$/;
const BYTES: Record<string, number> = { B: 1, KB: 1024, MB: 1024 * 1024 };

/** `200ms`, `2s`, `1m` in milliseconds; undefined when it is none. */
export function parseDuration(text: string): number | undefined {
  return amount(DURATION.exec(text), MILLISECONDS);
}

/** `512B`, `512KB`, `10MB` in bytes, with 1024 to the step as in Fabric's own files; undefined when it is none. */
export function parseSize(text: string): number | undefined {
  return amount(SIZE.exec(text), BYTES);
}

function amount(match: RegExpExecArray | null, units: Record<string, number>): number | undefined {
  const unit = units[match?.[2] ?? ''];
  return match && unit !== undefined ? Number(match[1]) * unit : undefined;
}
