/** `oneplusn app`: a sub-application in a file, looked through, tried out, and put on the ledger. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { limits, transactions } from '@oneplusn/api';
import { createApp, nextSteps } from '@oneplusn/create-app';
import { shownSource, type Problem } from '@oneplusn/errors';
import { enlistApp, suppliedFields, type App } from '@oneplusn/sdk';
import { Command } from 'commander';
import { storiesOf } from '../developing/ledger/apps';
import { placeIn, saidOf } from '../developing/ledger/failure';
import { kitOf, type Played } from '../developing/ledger/kit';
import { devCommand } from '../developing/server/dev-command';
import { exitCodes } from '../errors/exit-codes';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { nameOf, wantedOf } from '../options/globals';
import type { Pen } from '../render/pen';
import type { Session } from '../session';
import { problemsView } from './process';
import { sayIn } from '../language/say';

export function appCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const command = new Command('app').usage(say('<命令> [选项]', '<command> [options]'));
  for (const make of [createCommand, checkCommand, testCommand, devCommand, showCommand, publishCommand, casesCommand])
    command.addCommand(make(session));
  return command;
}

function createCommand(session: Session): Command {
  const say = sayIn(session.settings);
  return new Command('create')
    .description(say('建立一个可运行的应用, 作为起点', 'Make a working app to begin with'))
    .usage(`<folder> [${say('选项', 'options')}]`)
    .argument('[folder]', say('文件夹; 最后一段即应用名称', 'the folder; its last part is the name of the app'))
    .action((given: string | undefined) => {
      if (given === undefined) throw misuse(cliErrors.required, { given: '<folder>' });
      const { cwd } = session.surroundings;
      const created = createApp(given, cwd);
      session.print(created, () => nextSteps(created, cwd).join('\n'));
    });
}

function checkCommand(session: Session): Command {
  const text = [
    '检查应用, 不连接网络; 有问题时退出码为 1',
    'Check an app, without a network; exits with 1 on problems',
  ];
  return overFile(session, 'check', text, async (app) => {
    refuse(session, app.problems());
  });
}

/** Tells what is wrong with an app; that there is nothing, too. */
function refuse(session: Session, problems: readonly Problem[]): void {
  if (problems.length > 0) session.exit = exitCodes.refused;
  session.print({ problems }, (pen) => problemsView(problems, pen));
}

function showCommand(session: Session): Command {
  const text = ['显示应用的流程定义', 'Show the process of an app, as the ledger takes it'];
  return overFile(session, 'show', text, async ({ app, definition }) => {
    session.print({ name: app.name, definition }, () => JSON.stringify({ name: app.name, definition }, undefined, 2));
  });
}

function testCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const text = [
    '在嵌入式账本上演示全部情形',
    'Play all scenarios on the embedded ledger; every transition must be taken',
  ];
  const command = overFile(session, 'test', text, async (app, file, [scenarios]) => {
    if (scenarios === undefined) throw misuse(cliErrors.required, { given: '<scenarios>' });
    const lists = Object.values(await exportsOf(session, scenarios)).filter(Array.isArray);
    // A module may hold the scenarios of several apps. What is of none is played too: it is told what is wrong with it.
    const own = storiesOf(app.app, lists);
    const list = own.length > 0 ? own : lists[0];
    if (!list) throw misuse(cliErrors.appMissing, { file: shownSource(scenarios) });
    const problems = app.problems();
    if (problems.length > 0) return refuse(session, problems);
    const played = await kitOf(file).playScenarios(app, list);
    if (played.failed.length + played.uncovered.length > 0) session.exit = exitCodes.refused;
    session.print(played, (pen) => playedView(played, pen));
  });
  return command.argument('[scenarios]', say('各情形所在的模块', 'the module of its scenarios'));
}

function publishCommand(session: Session): Command {
  const text = [
    '发布应用的流程并列入系统总目录; 提示已有目录条目提供的信息项',
    'Publish its process, enter it in the catalogue; tells of fields that a dataset supplies',
  ];
  return overFile(session, 'publish', text, async ({ app, definition }, _, __, command) => {
    const ledger = await session.connect(wantedOf(command), 'submit', nameOf(command));
    const published = await ledger.process.publish({ name: app.name, definition }, { onCommit: session.committed });
    await ledger.vault.prepare();
    const { entry, done } = await enlistApp(ledger, app);
    const whole = await ledger.process.get({ process: published.id, version: published.version });
    const supplied = await suppliedFields(ledger, whole.definition);
    session.print({ ...published, entry, catalogue: done, supplied }, (pen) =>
      [
        pen.paint('good', `${published.id} ${published.version}`),
        pen.say(catalogued[done], { entry }),
        ...supplied.map(({ path, dataset, item }) => `${path}: ${pen.say(alreadyThere, { dataset, item })}`),
      ].join('\n'),
    );
  });
}

/** What was done with its entry in the catalogue of systems. */
const catalogued = {
  entered: { zh: '已列入系统总目录: {entry}', en: 'In the catalogue of systems: {entry}' },
  updated: { zh: '系统总目录已更新: {entry}', en: 'Brought up to date in the catalogue of systems: {entry}' },
  same: { zh: '系统总目录无需变更: {entry}', en: 'The catalogue of systems says so already: {entry}' },
  kept: {
    zh: '系统总目录未变: {entry} 归其他部门, 或已停用',
    en: 'The catalogue of systems is left as it is: {entry} is of another department, or retired',
  },
};

const alreadyThere = {
  zh: '{dataset} 已有 {item}, 无需再要求填写',
  en: '{dataset} has {item} already: there may be no need to ask',
};

function casesCommand(session: Session): Command {
  const text = ['列出应用的办件', 'List the cases of an app'];
  return overFile(session, 'cases', text, async ({ app }, _, __, command) => {
    const ledger = await session.connect(wantedOf(command), 'evaluate', nameOf(command));
    const process = `${ledger.msp}/${app.name}`;
    session.answer(transactions.process.cases, await ledger.process.cases({ process, size: limits.page }));
  });
}

type Work = (app: App, file: string, more: readonly string[], command: Command) => Promise<void>;

/** A command over the module of an app. */
function overFile(session: Session, name: string, [zh = '', en = '']: readonly string[], work: Work): Command {
  const say = sayIn(session.settings);
  const command = new Command(name)
    .description(say(zh, en))
    .usage(`<file> [${say('选项', 'options')}]`)
    .argument('[file]', say('应用所在的模块', 'the module that the app stands in'));
  return command.action(async (file: string | undefined, ...rest: unknown[]) => {
    if (file === undefined) throw misuse(cliErrors.required, { given: '<file>' });
    const more = rest.filter((each): each is string => typeof each === 'string');
    await work(await appIn(session, file), resolve(session.surroundings.cwd, file), more, command);
  });
}

/** @throws UsageError CLI-135 where a module exports no app, CLI-141 where several, CLI-136 where it does not load */
async function appIn(session: Session, file: string): Promise<App> {
  const apps = [...new Set(Object.values(await exportsOf(session, file)).filter(isApp))];
  const [app, ...more] = apps;
  if (!app) throw misuse(cliErrors.appMissing, { file: shownSource(file) });
  if (more.length === 0) return app;
  throw misuse(cliErrors.appsMany, { file: shownSource(file), names: apps.map((each) => each.app.name).join(', ') });
}

async function exportsOf({ surroundings: { cwd } }: Session, file: string): Promise<Readonly<Record<string, unknown>>> {
  const path = resolve(cwd, file);
  const url = pathToFileURL(path).href;
  try {
    return (await import(url)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    // What Node says names the path, and that may be anything that somebody pasted.
    const shown = shownSource(file);
    const { message = '', stack = '' } = error instanceof Error ? error : {};
    const masked = [url, path].reduce((text, own) => text.replaceAll(own, shown), message);
    const reason = saidOf(cwd, { message: masked, stack });
    throw misuse(cliErrors.appUnloadable, { file: placeIn(cwd, { message, stack }) ?? shown, reason });
  }
}

const isApp = (value: unknown): value is App =>
  typeof value === 'object' && value !== null && 'app' in value && 'definition' in value && 'problems' in value;

function playedView({ passed, failed, uncovered }: Played, pen: Pen): string {
  return [
    ...passed.map((name) => `${pen.paint('good', '✓')} ${name}`),
    ...failed.map(({ name, why }) => `${pen.paint('bad', '✗')} ${name}: ${why}`),
    ...uncovered.map((transition) =>
      pen.say({ zh: '未走到: {transition}', en: 'never taken: {transition}' }, { transition }),
    ),
  ].join('\n');
}
