const units = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const;

/** Milliseconds as Go prints a duration: `200ms`, `1.5s`, `1m0s`. */
export function goDuration(milliseconds: number): string {
  if (milliseconds === 0) return '0s';
  if (milliseconds < units.s) return `${milliseconds}ms`;
  const hours = Math.floor(milliseconds / units.h);
  const minutes = Math.floor((milliseconds % units.h) / units.m);
  const seconds = (milliseconds % units.m) / units.s;
  return `${hours > 0 ? `${hours}h` : ''}${hours + minutes > 0 ? `${minutes}m` : ''}${seconds}s`;
}

/** Milliseconds of such a duration. */
export function fromGoDuration(text: string): number {
  let sum = 0;
  for (const [, number, unit] of text.matchAll(/([\d.]+)(ms|[hms])/g))
    sum += Number(number) * units[unit as keyof typeof units];
  return sum;
}
