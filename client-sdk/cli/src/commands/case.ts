/** `oneplusn case begin` and `case act`: a case begun, or acted on as it stands, with a form from a file. */
import { randomBytes } from 'node:crypto';
import { transactions, type Transaction } from '@oneplusn/api';
import { isContent } from '@oneplusn/errors';
import { fillBeginning, partedFields, type Typed } from '@oneplusn/sdk';
import { Command } from 'commander';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { readDocument } from '../options/document';
import { addEncoding, encodingOf } from '../options/encoding';
import { checked } from '../options/input';
import { nameOf, wantedOf } from '../options/globals';
import type { Session } from '../session';
import { sayIn } from '../language/say';

interface Options {
  readonly form?: string;
  readonly resident?: string;
  readonly step?: string;
  readonly requestId?: string;
}

const { act, begin } = transactions.process;

/** Begins a case; what its form fetches fills itself. */
export function beginCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const command = formCommand(session, 'begin', begin)
    .usage(`<process> [${say('选项', 'options')}]`)
    .argument('[process]', say('流程', 'the process'));
  return command.action(async (process: string | undefined) => {
    if (process === undefined) throw misuse(cliErrors.required, { given: '<process>' });
    const { resident } = command.opts<Options>();
    const typed = await typedIn(session, command, begin);
    const input = checked(begin, begin.input, { process }, () => '<process>') as { process: string };
    const ledger = await session.connect(wantedOf(command), 'submit', nameOf(command));
    const form = await fillBeginning(ledger, { ...input, resident, ...(typed && { fields: typed }) });
    session.answer(begin, await form.act({}, callOf(session, command)));
  });
}

/** Acts on a case. */
export function actCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const command = formCommand(session, 'act', act)
    .usage(`<case> <action> [${say('选项', 'options')}]`)
    .argument('[case]', say('办件编号', 'the case'))
    .argument('[action]', say('办理动作 (见 case show)', 'the action (see case show)'))
    .option(
      '--step <n>',
      say('所见办件的步数 (默认为当前步数)', 'the step of the case as you saw it (by default the present one)'),
    );
  return command.action(async (id: string | undefined, action: string | undefined) => {
    if (id === undefined) throw misuse(cliErrors.required, { given: '<case>' });
    if (action === undefined) throw misuse(cliErrors.required, { given: '<action>' });
    const { resident, step } = command.opts<Options>();
    const typed = await typedIn(session, command, act);
    const who = { ...(resident !== undefined && { resident }) };
    const transient = { ...(typed && partedFields(typed)), ...who, salt: randomBytes(32).toString('hex') };
    const ledger = await session.connect(wantedOf(command), 'submit', nameOf(command));
    const seen =
      step === undefined ? (await ledger.process.case({ case: id }, { transient: who })).case.step : Number(step);
    const input = checked(act, act.input, { case: id, action, step: seen }, (field) => `--${field}`);
    session.answer(act, await ledger.call(act, input, { transient, ...callOf(session, command) }));
  });
}

/** What both take: a form, the resident whose case it is. */
function formCommand(session: Session, name: string, transaction: Transaction): Command {
  const { language } = session.settings;
  const say = sayIn(session.settings);
  const command = new Command(name)
    .description(transaction.summary[language])
    .option(
      '--form <file>',
      say(
        '表单内容: JSON 或 YAML 文件, 重复填写的各行写作列表; - 为标准输入',
        'the form: a JSON or YAML file, rows that repeat as a list; - is stdin',
      ),
    )
    .option('--resident <id>', say('门户代哪位居民办理', 'the resident for whom a portal acts'))
    .option('--request-id <id>', say('本次写入的请求编号', 'your name for this write'));
  return addEncoding(command, language);
}

/** What the form's file says, held against the description before anything is sent. */
async function typedIn(
  session: Session,
  command: Command,
  transaction: typeof act | typeof begin,
): Promise<Typed | undefined> {
  const { form, resident } = command.opts<Options>();
  const typed = form === undefined ? undefined : await documentIn(session, form, command);
  const isForm = typeof typed === 'object' && typed !== null && !Array.isArray(typed);
  const parted = isForm ? partedFields(typed as Typed) : typed !== undefined && { fields: typed };
  const salt = '0'.repeat(64);
  checked(
    transaction,
    transaction.transient,
    { ...parted, salt, ...(resident !== undefined && { resident }) },
    (field) => (field === 'resident' ? '--resident' : `--form (${field})`),
  );
  return typed as Typed | undefined;
}

const callOf = (session: Session, command: Command) => {
  const { requestId } = command.opts<Options>();
  return { onCommit: session.committed, ...(requestId !== undefined && { requestId }) };
};

async function documentIn(session: Session, file: string, command: Command): Promise<unknown> {
  return readDocument(isContent(file) ? file : await session.read(file, encodingOf(command)), file);
}
