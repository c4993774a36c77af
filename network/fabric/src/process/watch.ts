import type { Processes } from './processes';

const LOOK_EVERY = 250;
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 10_000;
/** Who has run so long is well again. */
const WELL_AFTER = 30_000;

interface Case {
  pause: number;
  startedAt: number;
  /** When it may be started next; undefined while it runs. */
  due?: number;
}

/**
 * Starts again what ends, each time after a longer pause: 0.25 s at first, 10 s at most.
 *
 * @param told of each that was started again
 * @returns ends the watch
 */
export function watch(processes: Processes, told: (name: string) => void = () => undefined): () => void {
  const cases = new Map<string, Case>();
  const look = (): void => {
    const now = Date.now();
    for (const { name, alive } of processes.status()) {
      const known = cases.get(name) ?? { pause: FIRST_PAUSE, startedAt: now };
      cases.set(name, known);
      if (alive) {
        if (now - known.startedAt > WELL_AFTER) known.pause = FIRST_PAUSE;
        continue;
      }
      known.due ??= now + known.pause;
      if (now < known.due) continue;
      Object.assign(known, { due: undefined, startedAt: now, pause: Math.min(known.pause * 2, LONGEST_PAUSE) });
      if (processes.revive([name]).length > 0) told(name);
    }
  };
  const timer = setInterval(look, LOOK_EVERY);
  return () => clearInterval(timer);
}
