/** `oneplusn case act`: takes an action on a case as it stands, with a form from a file. */
import { randomBytes } from 'node:crypto';
import { transactions } from '@oneplusn/api';
import { isContent } from '@oneplusn/errors';
import { Command } from 'commander';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { readDocument } from '../options/document';
import { addEncoding, encodingOf } from '../options/encoding';
import { checked } from '../options/input';
import { nameOf, wantedOf } from '../options/globals';
import type { Session } from '../session';

interface Options {
  readonly form?: string;
  readonly step?: string;
  readonly requestId?: string;
}

export function actCommand(session: Session): Command {
  const { act } = transactions.process;
  const { language } = session.settings;
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const command = new Command('act')
    .description(act.summary[language])
    .usage(`<case> <action> [${say('选项', 'options')}]`)
    .argument('[case]', say('办件编号', 'the case'))
    .argument('[action]', say('办理动作 (见 case show)', 'the action (see case show)'))
    .option(
      '--form <file>',
      say('表单内容: JSON 或 YAML 文件; - 为标准输入', 'the form: a JSON or YAML file; - is stdin'),
    )
    .option(
      '--step <n>',
      say('所见办件的步数 (默认为当前步数)', 'the step of the case as you saw it (by default the present one)'),
    )
    .option('--request-id <id>', say('本次写入的请求编号', 'your name for this write'));
  addEncoding(command, language);
  return command.action(async (id: string | undefined, action: string | undefined) => {
    if (id === undefined) throw misuse(cliErrors.required, { given: '<case>' });
    if (action === undefined) throw misuse(cliErrors.required, { given: '<action>' });
    const { form, step, requestId } = command.opts<Options>();
    const fields = form === undefined ? undefined : await formIn(session, form, command);
    const salt = randomBytes(32).toString('hex');
    const given = { ...(fields !== undefined && { fields }), salt };
    const transient = checked(act, act.transient, given, (field) => `--form (${field})`) as typeof given;
    const ledger = await session.connect(wantedOf(command), 'submit', nameOf(command));
    const seen = step === undefined ? (await ledger.process.case({ case: id })).case.step : Number(step);
    const input = checked(act, act.input, { case: id, action, step: seen }, (field) => `--${field}`);
    const options = { transient, onCommit: session.committed, ...(requestId !== undefined && { requestId }) };
    session.answer(act, await ledger.call(act, input, options));
  });
}

async function formIn(session: Session, file: string, command: Command): Promise<unknown> {
  return readDocument(isContent(file) ? file : await session.read(file, encodingOf(command)), file);
}
