const offset = 8 * 3_600_000;

/** The hour of a moment in China Standard Time, which all of the country keeps: `2026-03-01T16`. */
export const hourOf = (instant: string): string => new Date(Date.parse(instant) + offset).toISOString().slice(0, 13);
