/** The options that every command takes. */
import { problems } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import { Option, type Command } from 'commander';
import type { Wanted } from '../connection/choose';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { languages, type Language } from '../language/language';

const texts: readonly (readonly [flags: string, zh: string, en: string])[] = [
  [
    '--profile <file>',
    '连接配置: 文件或其内容 (或 ONEPLUSN_PROFILE)',
    'connection profile: a file or its text (or ONEPLUSN_PROFILE)',
  ],
  [
    '--identity <file>',
    '身份: 文件或其内容 (或 ONEPLUSN_IDENTITY)',
    'identity: a file or its text (or ONEPLUSN_IDENTITY)',
  ],
  ['--as <actor>', '以本目录网络中的人员办理, 如 GD/li', 'act as somebody of the network in this folder, e.g. GD/li'],
  ['--network <name>', '本目录中的哪个网络 (有多个时)', 'which network of this folder, where there are several'],
  ['--json', '以 JSON 输出结果和错误', 'print results and errors as JSON'],
  [
    '--csv',
    '以 CSV 输出表格 (UTF-8, 可直接用 Excel 打开; 分页的全部列出)',
    'print tables as CSV (UTF-8, for Excel too; all pages of what is paged)',
  ],
  [
    '--lang <zh|en>',
    '语言 (默认取自 ONEPLUSN_LANG, LC_ALL, LANG)',
    'language (by default from ONEPLUSN_LANG, LC_ALL, LANG)',
  ],
];

export function addGlobals(program: Command, language: Language): Command {
  for (const [flags, zh, en] of texts) program.addOption(new Option(flags, language === 'zh' ? zh : en));
  return program.hook('preAction', (command) => {
    const { lang, json, csv } = command.opts<{ lang?: string; json?: boolean; csv?: boolean }>();
    if (json && csv) throw misuse(cliErrors.conflicting, { first: '--json', second: '--csv' });
    if (lang === undefined || languages.some((each) => each === lang)) return;
    const choices = languages.join(', ');
    throw misuse(cliErrors.badValue, {
      given: '--lang',
      problem: problemWith(problems.shape.oneOf, { choices }),
    });
  });
}

/** Whom a command is to act as. */
export function wantedOf(command: Command): Wanted {
  const { profile, identity, as, network } = command.optsWithGlobals<Wanted>();
  return { profile, identity, as, network };
}

/** How the reader knows a command: `access revoke`. */
export function nameOf(command: Command): string {
  const names: string[] = [];
  for (let each: Command | null = command; each?.parent; each = each.parent) names.unshift(each.name());
  return names.join(' ');
}
