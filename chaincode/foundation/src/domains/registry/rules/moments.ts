const minuteMs = 60_000;

/** So many minutes after a moment. */
export const minutesAfter = (moment: string, minutes: number): string =>
  new Date(Date.parse(moment) + minutes * minuteMs).toISOString();

/** So many hours after it. */
export const hoursAfter = (moment: string, hours: number): string => minutesAfter(moment, hours * 60);

/** So many days of 24 hours after it. */
export const daysAfter = (moment: string, days: number): string => hoursAfter(moment, days * 24);
