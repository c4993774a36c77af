/** Lists of an authority's own collection: no index holds them, and nobody else can thin them out. */
import type { Text } from '@oneplusn/errors';
import type { Command } from 'commander';
import type { Session } from '../session';

const answered: Text = {
  zh: '由本机构集合中的记载回答: 他人无法删减, 索引中没有',
  en: "Answered by the authority's own collection: nobody else can thin it out, and no index holds it",
};

/** Takes the option that the other lists take, for whoever asks all of them alike. */
function addUnused(command: Command, { settings }: Session): void {
  const zh = settings.language === 'zh';
  command
    .option(
      '--index [file]',
      zh
        ? '与其他列表同样书写; 总由本机构集合中的记载回答, 索引中没有'
        : "as for the other lists; the authority's own collection answers, no index holds this",
    )
    .option('--no-index', zh ? '同上' : 'likewise');
}

/** What answers, whether an index is named or not: machines are told by `source`. */
function told(session: Session): object {
  session.note(answered);
  return { source: { notes: true } };
}

/** What such a command has besides. */
export const fromOwnNotes = { extra: addUnused, beside: told };
