/**
 * Loads the modules of an app in a thread of its own. What a module has imported stays in a thread for ever; a new
 * thread sees the files as they are now. Only data comes back: apps, and lists that may be scenarios.
 */
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

/** What one module exports, or why it could not be loaded. */
export type LoadedModule =
  | { readonly file: string; readonly apps: readonly unknown[]; readonly lists: readonly unknown[] }
  | { readonly file: string; readonly failure: { readonly message: string; readonly stack: string } };

async function loaded(file: string): Promise<LoadedModule> {
  try {
    const told = Object.values((await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>);
    return { file, apps: told.filter(isApp), lists: told.filter(Array.isArray) };
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    return { file, failure: { message, stack } };
  }
}

const isApp = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'app' in value && 'definition' in value;

void Promise.all((workerData as readonly string[]).map(loaded)).then((modules) =>
  parentPort?.postMessage(JSON.stringify(modules)),
);
