/** `oneplusn app dev`: the apps of a folder on a ledger in this process, with pages to fill in their forms. */
import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isOnePlusNError, problemWith, shownSource } from '@oneplusn/errors';
import { Command } from 'commander';
import { cliProblems } from '../../errors/problems';
import { cliErrors } from '../../errors/table';
import { misuse } from '../../errors/usage';
import type { Session } from '../../session';
import { Desk } from '../desk/desk';
import { appsIn, sourceOf, type Found, type Trouble } from '../ledger/apps';
import { kitOf, sdkOf, type Kit } from '../ledger/kit';
import { Playground } from '../ledger/playground';
import { WebFace } from './server';
import { watchFolder } from './watch';
import { sayIn } from '../../language/say';

const usualPort = '8617';

export function devCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const command = new Command('dev')
    .description(
      say(
        '在嵌入式账本上运行应用, 在浏览器中填表、办件; 文件改动后自动更新',
        'Run an app on the embedded ledger, with pages to fill in forms and walk cases; follows its files',
      ),
    )
    .usage(`[folder] [${say('选项', 'options')}]`)
    .argument('[folder]', say('应用所在的文件夹 (默认为当前文件夹)', 'the folder of the app (by default this one)'))
    .option(
      '--port <n>',
      say(`端口 (默认 ${usualPort}; 0 为任一空闲端口)`, `port (by default ${usualPort}; 0: a free one)`),
    );
  return command.action(async (given: string | undefined) => {
    const folder = folderOf(session, given ?? '.');
    const port = portOf(command.opts<{ port?: string }>().port ?? usualPort);
    const found = await appsIn(folder);
    await new DevServer(session, folder, kitOf(join(folder, 'package.json'))).run(port, found);
  });
}

/** @throws UsageError CLI-140 where there is no such folder */
function folderOf({ surroundings }: Session, given: string): string {
  try {
    return realpathSync(resolve(surroundings.cwd, given));
  } catch {
    throw misuse(cliErrors.noAppInFolder, { folder: shownSource(given) });
  }
}

function portOf(given: string): number {
  if (/^\d{1,5}$/.test(given) && Number(given) < 65_536) return Number(given);
  throw misuse(cliErrors.badValue, { given: '--port', problem: problemWith(cliProblems.noValue) });
}

class DevServer {
  readonly #desk: Desk;
  readonly #face: WebFace;

  constructor(
    private readonly session: Session,
    private readonly folder: string,
    private readonly kit: Kit,
  ) {
    // Before a ledger looks at a clock.
    this.#desk = new Desk(kit.MovableClock.install());
    this.#face = new WebFace(this.#desk);
  }

  /** Serves until the process is told to stop. */
  async run(port: number, found: Found): Promise<void> {
    const stopped = new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
    await this.#face.listen(port);
    this.#say('正在启动内嵌账本…', 'Starting the embedded ledger …');
    const watcher = watchFolder(sourceOf(this.folder), () => void this.#face.between(() => this.#again()));
    try {
      await this.#take(found);
      this.#say(`http://127.0.0.1:${this.#face.port}/`, `http://127.0.0.1:${this.#face.port}/`);
      await stopped;
      this.#say('已停止; 账本不保留。', 'Stopped; the ledger is not kept.');
    } finally {
      watcher.close();
      await this.#face.close();
      await this.#desk.playground?.stop();
    }
  }

  /** Looks at the files again. */
  async #again(): Promise<void> {
    try {
      await this.#take(await appsIn(this.folder));
    } catch (error) {
      this.#refuse([troubleOf(error)]);
    }
    this.#face.tell();
  }

  /** Publishes what was found; what has problems is told, and what stood before goes on. */
  async #take(found: Found): Promise<void> {
    if ('troubles' in found) return this.#refuse(found.troubles);
    const { apps } = found;
    const before = this.#desk.playground;
    try {
      if (before && !before.isOutgrown(apps)) {
        const changed = await before.republish(apps);
        this.#desk.changed([]);
        for (const { process: id, version } of changed)
          this.#say(`已发布 ${id} 第 ${version} 版`, `Published ${id}, version ${version}`);
        return;
      }
      this.#desk.playground = await Playground.start(this.kit, sdkOf(this.folder), apps);
    } catch (error) {
      return this.#refuse([troubleOf(error)]);
    }
    this.#desk.changed([]);
    if (before)
      this.#say('数据或情形有改动: 账本重新开始', 'Datasets or scenarios have changed: the ledger begins anew');
    for (const { process: id } of this.#desk.playground.apps) this.#say(`已发布 ${id}`, `Published ${id}`);
    await before?.stop();
  }

  #refuse(troubles: readonly Trouble[]): void {
    this.#desk.changed(troubles);
    for (const { place, said } of troubles) this.#say(`${place}: ${said.zh}`, `${place}: ${said.en}`);
  }

  #say(zh: string, en: string): void {
    const { out } = this.session.surroundings;
    out.write(`${this.session.settings.language === 'zh' ? zh : en}\n`);
  }
}

/** What a ledger, or the loading, says is wrong. */
function troubleOf(error: unknown): Trouble {
  if (!isOnePlusNError(error)) throw error;
  return { place: error.code, said: { zh: error.line('zh'), en: error.line('en') } };
}
