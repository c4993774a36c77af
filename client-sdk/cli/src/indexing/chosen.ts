/** Which index answers a command that the ledger can answer too. */
import type { Index } from '@oneplusn/indexer';
import { fillBoth, type Text } from '@oneplusn/errors';
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

/** Where the index is that is to answer; undefined where the ledger is. */
function indexOf(session: Session, command: Command): string | undefined {
  const { index } = command.opts<{ readonly index?: string | boolean }>();
  if (typeof index === 'string') return whereIs(session, index);
  if (index === true && command.getOptionValueSource('index') === 'cli') return whereIs(session, undefined);
  return index !== false && session.surroundings.env['ONEPLUSN_INDEX'] ? whereIs(session, undefined) : undefined;
}

/** What answers: the index, with how many blocks it has, or the ledger where there is none. */
export interface Chosen {
  readonly index: Index;
  readonly blocks: number;
}

/** What whoever asks is told of where the answer is from. */
interface Sources {
  /** With `{block}`, the last that the index has. */
  readonly index: Text;
  readonly ledger: Text;
}

/** Answers with the index that is chosen, if one is, says so, and closes it. */
export async function withIndex<T>(
  session: Session,
  command: Command,
  sources: Sources,
  answer: (chosen: Chosen | undefined) => Promise<T>,
): Promise<T> {
  const where = indexOf(session, command);
  // Not loaded for whoever asks the ledger.
  const index = where === undefined ? undefined : await (await import('@oneplusn/indexer')).openIndex(where);
  try {
    const chosen = index && { index, blocks: await index.blocks() };
    const answered = await answer(chosen);
    session.note(chosen ? fillBoth(sources.index, { block: chosen.blocks - 1 }) : sources.ledger);
    return answered;
  } finally {
    await index?.close();
  }
}

/** What is said where a list of the ledger answers. */
export const ownList: Text = {
  zh: '由账本自己的列表回答, 不能证明完整',
  en: "Answered by the ledger's own list: no proof that it is whole",
};
