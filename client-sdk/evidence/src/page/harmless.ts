/** What a file says may be anything: nothing of it moves a cursor or hides a line. */
export const harmless = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd');
