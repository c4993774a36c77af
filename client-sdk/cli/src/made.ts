import { Command } from 'commander';
import type { Session } from './session';
import { sayIn } from './language/say';

/** How the commands of a group are begun: a name, what it does, how it is used. */
export function wordsOf(session: Session) {
  const say = sayIn(session.settings);
  const made = (name: string, zh: string, en: string, usage = ''): Command =>
    new Command(name).description(say(zh, en)).usage(`${usage} [${say('选项', 'options')}]`.trim());
  return { say, made };
}

const progressEvery = 1000;

/** Tells people who watch how far the reading of blocks has come. */
export function progress(session: Session, block: number, blocks: number): void {
  const done = block + 1;
  if (done % progressEvery === 0 && done < blocks)
    session.note({ zh: `${done} / ${blocks} 块`, en: `${done} of ${blocks} blocks` });
}
