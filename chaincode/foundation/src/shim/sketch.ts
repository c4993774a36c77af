/** How a peer says that a request failed: in its own words about keys and collections, never about values. */
const peersWords = /^[A-Z_]+ failed: transaction ID: /;

/**
 * An error for a log that people read: its kind and where it arose. Its message is left out, since it may quote what it
 * failed on (`JSON.parse` does), unless a peer has said it.
 */
export function sketchOf(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`;
  const { name, message, stack = '' } = error;
  const told = peersWords.test(message) ? `: ${message}` : '';
  const at = stack.indexOf(message);
  const frames =
    at < 0
      ? []
      : stack
          .slice(at + message.length)
          .split('\n')
          .slice(1);
  return [`${/^\w+$/.test(name) ? name : 'Error'}${told}`, ...frames].join('\n');
}

/**
 * Errors that nobody has caught are logged in this way, and the process goes on: other calls are under way. The shim
 * would quote them.
 */
export function sketchEscapes(): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.removeAllListeners(event);
    process.on(event, (reason: unknown) => console.error(`${event}: ${sketchOf(reason)}`));
  }
}
