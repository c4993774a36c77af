/** Help in the reader's language, aligned by width on the terminal. */
import type { Command, Help } from 'commander';
import type { Pen } from '../render/pen';
import { widthOf, wrap } from '../render/width';

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法:',
  'Arguments:': '参数:',
  'Options:': '选项:',
  'Global Options:': '通用选项:',
  'Commands:': '命令:',
};

/** Sets a command and all below it up to speak so. */
export function speakHelp(command: Command, pen: Pen): void {
  const zh = pen.language === 'zh';
  const helpers: Partial<Help> = {
    showGlobalOptions: command.parent !== null,
    displayWidth: widthOf,
    boxWrap: (text, width) => wrap(text, width).join('\n'),
    styleTitle: (title) => pen.paint('strong', zh ? (titles[title] ?? title) : title),
    styleCommandText: (text) => pen.paint('accent', text),
    styleSubcommandText: (text) => pen.paint('accent', text),
    styleOptionTerm: (text) => pen.paint('accent', text),
    styleArgumentText: (text) => pen.paint('accent', text),
    subcommandTerm: (sub) => [[sub.name(), ...sub.aliases()].join('|'), ...argumentsOf(sub)].join(' '),
    visibleCommands: (parent) => parent.commands.filter((sub) => sub.name() !== 'help'),
  };
  command
    .configureHelp(helpers)
    .helpOption('-h, --help', zh ? '显示帮助' : 'show help')
    .helpCommand(false)
    .exitOverride();
  for (const sub of command.commands) speakHelp(sub, pen);
}

/** The arguments of a command as its usage line has them, without its options. */
function argumentsOf(command: Command): string[] {
  if (command.commands.length > 0) return [];
  return [...command.usage().matchAll(/^(?:<[^>]+>|\[code\])(?: <[^>]+>)*/g)].map(([text]) =>
    text.replace(/ --.*$/, ''),
  );
}
