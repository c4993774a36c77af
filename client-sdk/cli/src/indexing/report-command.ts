/** `oneplusn audit report`: a month on one page, from an index. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { problemWith } from '@oneplusn/errors';
import { Command } from 'commander';
import { cliProblems } from '../errors/problems';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { shownName } from '../options/document';
import { reportPage } from '../reporting/page';
import type { Session } from '../session';
import { addWhere, whereOf } from './options';
import { sayIn } from '../language/say';

export function reportCommand(session: Session): Command {
  const { language } = session.settings;
  const say = sayIn({ language });
  const command = addWhere(new Command('report'), say)
    .description(
      say('月报: 一页可打印的 HTML, 由索引生成', 'A month on one page of HTML that prints well, from an index'),
    )
    .usage(`--month <2026-11> [${say('选项', 'options')}]`)
    .option(
      '--month <month>',
      say('哪个月, 如 2026-11 (北京时间)', 'which month, such as 2026-11 (China Standard Time)'),
    )
    .option(
      '--to <file>',
      say('写入此新文件; 不写则输出到屏幕', 'write it into this new file; otherwise it is printed'),
    );
  return command.action(async () => {
    const { month, to } = command.opts<{ readonly month?: string; readonly to?: string }>();
    if (month === undefined) throw misuse(cliErrors.required, { given: '--month' });
    if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) {
      const problem = problemWith(cliProblems.writtenAs, { form: '2026-11' });
      throw misuse(cliErrors.badValue, { given: '--month', problem });
    }
    const where = whereOf(session, command);
    const [{ openIndex, statusOf }, { monthOf }] = await Promise.all([
      import('@oneplusn/indexer'),
      import('../reporting/month.js'),
    ]);
    const { channel = '', blocks, hash = '' } = await statusOf(where);
    const index = await openIndex(where);
    try {
      const told = await monthOf(index, month, { channel, blocks, hash });
      const page = reportPage(told, language);
      if (to === undefined)
        return session.settings.json ? session.print(told, () => '') : session.surroundings.out.write(page);
      await written(session, to, page);
      session.print({ file: to, counts: told.counts }, (pen) =>
        pen.say({ zh: '已写入 {to}', en: 'Wrote {to}' }, { to }),
      );
    } finally {
      await index.close();
    }
  });
}

async function written({ surroundings: { cwd } }: Session, to: string, page: string): Promise<void> {
  try {
    await writeFile(resolve(cwd, to), page, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EEXIST') throw misuse(cliErrors.fileExists, { file: shownName(to) });
    throw misuse(cliErrors.fileUnwritable, { file: shownName(to), problem: code ?? '?' });
  }
}
