const offset = 8 * 3_600_000;

/** The hour of a moment in China Standard Time, which all of the country keeps: `2026-03-01T16`. */
export const hourOf = (instant: Date | string): string =>
  new Date(new Date(instant).getTime() + offset).toISOString().slice(0, 13);

/** A moment as it is kept: `2026-03-01T08:15:00.000Z`, and its hour. */
export interface Moment {
  readonly time: string | null;
  readonly hour: string | null;
}

/** When its sender says that a transaction was made, if that is a moment. */
export const momentOf = ({ time }: { readonly time?: Date | undefined }): Moment =>
  time && !Number.isNaN(time.getTime()) ? { time: time.toISOString(), hour: hourOf(time) } : { time: null, hour: null };
