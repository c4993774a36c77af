/** `oneplusn process check` and `process publish`: a definition in a file, looked through here or put on the ledger. */
import { Definition, definitionProblems, fitting, lexicon, transactions } from '@oneplusn/api';
import { isContent, problemWith, saidIn, type Problem } from '@oneplusn/errors';
import { Command } from 'commander';
import { exitCodes } from '../errors/exit-codes';
import { cliProblems } from '../errors/problems';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { labelOf } from '../language/labels';
import { readDocument, shownName } from '../options/document';
import { nameOf, wantedOf } from '../options/globals';
import type { Pen } from '../render/pen';
import { table } from '../render/table';
import type { Session } from '../session';
import { sayIn } from '../language/say';

/** Looks a definition through without a network; all that is wrong is told, each with its place. */
export function checkProcessCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const command = new Command('check')
    .description(
      say(
        '检查流程定义, 不连接网络; 有问题时退出码为 1',
        'Check a definition, without a network; exits with 1 on problems',
      ),
    )
    .usage(`<file> [${say('选项', 'options')}]`)
    .argument('[file]', say('流程定义 (JSON 或 YAML); - 为标准输入', 'the definition (JSON or YAML); - is stdin'));
  return command.action(async (file: string | undefined) => {
    if (file === undefined) throw misuse(cliErrors.required, { given: '<file>' });
    const problems = definitionProblems(await definitionIn(session, file));
    if (problems.length > 0) session.exit = exitCodes.refused;
    session.print({ problems }, (pen) => problemsView(problems, pen));
  });
}

/** Publishes the definition, and takes the vault key into use that its cases will need. */
export function publishCommand(session: Session): Command {
  const { publish } = transactions.process;
  const { language } = session.settings;
  const say = sayIn({ language });
  const command = new Command('publish')
    .description(publish.summary[language])
    .usage(`<name> <file> [${say('选项', 'options')}]`)
    .argument('[name]', say('流程名称 (如 food-licence)', 'name of the process (e.g. food-licence)'))
    .argument('[file]', say('流程定义 (JSON 或 YAML); - 为标准输入', 'the definition (JSON or YAML); - is stdin'))
    .option('--request-id <id>', say('本次写入的请求编号', 'your name for this write'));
  return command.action(async (name: string | undefined, file: string | undefined) => {
    if (name === undefined) throw misuse(cliErrors.required, { given: '<name>' });
    if (file === undefined) throw misuse(cliErrors.required, { given: '<file>' });
    const definition = await definitionIn(session, file);
    const ledger = await session.connect(wantedOf(command), 'submit', nameOf(command));
    const { requestId } = command.opts<{ readonly requestId?: string }>();
    const options = { onCommit: session.committed, ...(requestId !== undefined && { requestId }) };
    const published = await ledger.process.publish({ name, definition }, options);
    await ledger.vault.prepare();
    session.answer(publish, published);
  });
}

/** @throws UsageError CLI-108, CLI-109 */
async function definitionIn(session: Session, file: string): Promise<Definition> {
  const found = fitting(Definition, readDocument(isContent(file) ? file : await session.read(file), file));
  if ('output' in found) return found.output;
  throw misuse(cliErrors.fileMalformed, {
    file: shownName(file),
    problem: problemWith(cliProblems.inField, { ...found.misfit }),
  });
}

export function problemsView(problems: readonly Problem[], pen: Pen): string {
  if (problems.length === 0) return pen.paint('good', pen.say({ zh: '没有问题', en: 'No problems' }));
  const columns = [
    {
      header: labelOf('path', pen.language),
      cell: ({ args }: Problem) => String(saidIn(pen.language, { path: args['path'] ?? '' })['path']),
      breaks: false,
    },
    {
      header: labelOf('problem', pen.language),
      cell: ({ args: { problem = '' } }: Problem) => String(saidIn(pen.language, { problem }, lexicon)['problem']),
    },
  ];
  const sum = pen.say({ zh: '{count} 处问题', en: '{count} problems' }, { count: problems.length });
  return `${table(columns, problems, pen)}\n\n${pen.paint('bad', sum)}`;
}
