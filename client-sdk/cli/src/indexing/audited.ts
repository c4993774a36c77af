/** The audit's own commands, answered from an index where there is one. */
import { openIndex, type Filter } from '@oneplusn/indexer';
import type { Command } from 'commander';
import type { Session } from '../session';
import { whereIs } from './options';

/** `--index` alone means the usual file; with a value the one that it names. */
export function addIndex(command: Command, { settings }: Session): Command {
  const zh = settings.language === 'zh';
  return command
    .option(
      '--index [file]',
      zh
        ? '由索引回答: 文件或 postgres:// 地址 (设有 ONEPLUSN_INDEX 时默认如此)'
        : 'answer from an index: its file or postgres:// address (by default where ONEPLUSN_INDEX is set)',
    )
    .option('--no-index', zh ? '由账本列表回答' : "answer from the ledger's own list");
}

/** Which index is to answer; undefined where the ledger is. */
function indexOf(session: Session, command: Command): string | undefined {
  const { index } = command.opts<{ readonly index?: string | boolean }>();
  if (typeof index === 'string') return whereIs(session, index);
  if (index === true && command.getOptionValueSource('index') === 'cli') return whereIs(session, undefined);
  return index !== false && session.surroundings.env['ONEPLUSN_INDEX'] ? whereIs(session, undefined) : undefined;
}

interface Input extends Omit<Filter, 'words'> {
  readonly size?: number;
  readonly after?: string;
}

/** Openings as the ledger itself answers them, and where they are from. */
export async function openedByIndex(session: Session, command: Command, input: unknown): Promise<object | undefined> {
  const where = indexOf(session, command);
  if (where === undefined) {
    const ledgers = {
      zh: '由账本自己的列表回答, 不能证明完整',
      en: "Answered by the ledger's own list: no proof that it is whole",
    };
    session.note(ledgers);
    return undefined;
  }
  const { size, after, ...filter } = input as Input;
  const whole = command.opts<{ readonly all?: boolean }>().all === true || session.settings.csv;
  const index = await openIndex(where);
  try {
    const blocks = await index.blocks();
    const rows = [];
    let next: string | undefined = after;
    do {
      const page = await index.openings(filter, { size, after: next });
      rows.push(...page.items);
      next = page.next;
    } while (whole && next !== undefined);
    session.note({ zh: `由索引回答, 至区块 ${blocks - 1}`, en: `Answered by the index, up to block ${blocks - 1}` });
    const items = await index.values('openings', rows);
    return { items, ...(next !== undefined && { next }), unsound: [], source: { index: blocks } };
  } finally {
    await index.close();
  }
}
