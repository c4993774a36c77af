/** Exit codes: part of the command's interface. */
export const exitCodes = { ok: 0, refused: 1, usage: 2, trouble: 3 } as const;
/** With what the command ends, for scripts. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
