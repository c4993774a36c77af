/** The apps of a folder as they stand in its files now, with their scenarios; or what is wrong with them, and where. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Worker } from 'node:worker_threads';
import { lexicon, namedProblems } from '@oneplusn/api';
import { sayProblem, shownSource, type Problem, type Text } from '@oneplusn/errors';
import { cliErrors } from '../../errors/table';
import { misuse } from '../../errors/usage';
import { placeIn, saidOf } from './failure';
import type { Staged, Story } from './kit';
import type { LoadedModule } from './loader';

/** An app of the folder. */
export interface Hosted extends Staged {
  readonly stories: readonly Story[];
}

/** Something that is wrong, and its place: a file and line, or a part of a definition. */
export interface Trouble {
  readonly place: string;
  readonly said: Text;
}

/** What the files of a folder come to. */
export type Found = { readonly apps: readonly Hosted[] } | { readonly troubles: readonly Trouble[] };

/** The folder that an app's modules stand in. */
export const sourceOf = (folder: string): string => (existsSync(join(folder, 'src')) ? join(folder, 'src') : folder);

/**
 * Loads the modules that speak of an app or of scenarios, and looks the apps through.
 * @throws UsageError CLI-140 where no module exports an app, CLI-108 where the folder cannot be read
 */
export async function appsIn(folder: string): Promise<Found> {
  const modules = await loadedModules(modulesIn(folder));
  const broken = modules.flatMap((each) => ('failure' in each ? [brokenModule(folder, each)] : []));
  if (broken.length > 0) return { troubles: broken };
  const whole = modules.flatMap((each) => ('apps' in each ? [each] : []));
  const lists = whole.flatMap((each) => each.lists as readonly (readonly Story[])[]);
  const apps = new Map<string, Hosted>();
  for (const { app, definition } of whole.flatMap((each) => each.apps as readonly Staged[]))
    apps.set(app.name, { app, definition, stories: storiesOf(app, lists) });
  if (apps.size === 0) throw misuse(cliErrors.noAppInFolder, { folder: shownSource(folder) });
  const troubles = [...apps.values()].flatMap(troublesOf);
  return troubles.length > 0 ? { troubles } : { apps: [...apps.values()] };
}

function modulesIn(folder: string): string[] {
  const source = sourceOf(folder);
  let names: string[];
  try {
    names = readdirSync(source).sort();
  } catch {
    throw misuse(cliErrors.noAppInFolder, { folder: shownSource(folder) });
  }
  return names
    .filter((name) => /^[^.]+\.[cm]?[jt]s$/.test(name))
    .map((name) => join(source, name))
    .filter((file) => /defineApp|scenarios/i.test(readFileSync(file, 'utf8')));
}

const patienceMs = 30_000;

function loadedModules(files: readonly string[]): Promise<readonly LoadedModule[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(__dirname, 'loader.js'), { workerData: files, stdout: true });
    const timer = setTimeout(() => {
      void worker.terminate();
      resolve(files.slice(0, 1).map((file) => ({ file, failure: { message: 'it does not end', stack: '' } })));
    }, patienceMs);
    const ended = (): void => {
      clearTimeout(timer);
      void worker.terminate();
    };
    worker.once('message', (told: string) => {
      ended();
      resolve(JSON.parse(told) as LoadedModule[]);
    });
    worker.once('error', (error: Error) => {
      ended();
      reject(error);
    });
  });
}

/** Where a module broke off: the first place of its stack that is in the folder. */
function brokenModule(folder: string, { file, failure }: Extract<LoadedModule, { failure: object }>): Trouble {
  const said = saidOf(folder, failure);
  const place = placeIn(folder, failure) ?? relative(folder, file);
  return { place, said: { zh: `无法加载: ${said}`, en: `It cannot be loaded: ${said}` } };
}

/** Scenarios of this app: those that take its actions and end in one of its states. */
export const storiesOf = ({ process }: Staged['app'], lists: readonly (readonly Story[])[]): Story[] =>
  (lists.find((list) => list.length > 0 && list.every((story) => isStoryOf(process, story))) ?? []) as Story[];

function isStoryOf({ actions, states }: Staged['app']['process'], story: Partial<Story> | null): boolean {
  const { when, then } = story ?? {};
  const isKnown = ({ action, in: called }: Story['when'][number]): boolean =>
    called === undefined ? Object.hasOwn(actions, action) : Object.hasOwn(states, called);
  return Object.hasOwn(states, then?.at ?? '') && when?.every(isKnown) === true;
}

function troublesOf({ app, definition }: Hosted): Trouble[] {
  return namedProblems(definition).map(({ key, args }) => {
    const { path, problem } = args;
    const inner: Problem = typeof problem === 'object' ? problem : { key, args };
    return {
      place: `${app.name}: ${typeof path === 'string' ? path : ''}`,
      said: { zh: sayProblem('zh', inner, lexicon), en: sayProblem('en', inner, lexicon) },
    };
  });
}
