/** Moments for people: China Standard Time, which all of the country keeps. */

const offset = 8 * 3_600_000;

/** `2026-10-01 09:30:05` of an ISO moment in UTC; anything else as it is. */
export function localTime(instant: string): string {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? instant : new Date(time + offset).toISOString().slice(0, 19).replace('T', ' ');
}

const units = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/**
 * Reads a moment as people write it: `2026-10-01`, `2026-10-01 09:30` (China Standard Time), a full ISO time with its
 * zone, or `7d`, `12h`, `30m` ago. A day stands for its beginning, or its end where `end` is set.
 * @returns the moment in UTC; undefined when it is none of these
 */
export function readMoment(text: string, now: number, end = false): string | undefined {
  const ago = /^(\d{1,5})([mhd])$/.exec(text);
  if (ago) return new Date(now - Number(ago[1]) * units[ago[2] as keyof typeof units]).toISOString();
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?)?$/.exec(text);
  if (!parts) return undefined;
  const [, day, clock, zone] = parts;
  if (Number.isNaN(Date.parse(`${day}T00:00Z`)) || new Date(`${day}T00:00Z`).toISOString().slice(0, 10) !== day)
    return undefined;
  const time = Date.parse(`${day}T${clock ?? (end ? '23:59:59.999' : '00:00')}${zone ?? '+08:00'}`);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
