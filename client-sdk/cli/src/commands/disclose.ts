/** `oneplusn audit disclose`: tells a person, whose key a file holds, who opened their record. */
import { transactions } from '@oneplusn/api';
import { Command, Option } from 'commander';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { addIndex } from '../indexing/chosen';
import { readingsTold } from '../indexing/reading';
import { addEncoding, encodingOf } from '../options/encoding';
import { flagsOf, helpOf } from '../options/flags';
import { nameOf, wantedOf } from '../options/globals';
import { inputOf } from '../options/words';
import type { Session } from '../session';
import { readings } from '../views/audit';
import { cleaned, type Item } from '../views/value';
import { definitionOf } from './dataset';
import { addKeys, keysFrom, refuseFaulty } from './key-file';
import { wordsOf } from './transaction';
import { sayIn } from '../language/say';

/** The own opening that the question takes is made here; all pages are gone through. */
const made = new Set(['opening', 'size', 'after']);

export function discloseCommand(session: Session): Command {
  const { language } = session.settings;
  const say = sayIn({ language });
  const { disclose } = transactions.audit;
  const flags = flagsOf(disclose).filter(({ field }) => !made.has(field));
  const command = new Command('disclose')
    .description(disclose.summary[language])
    .usage(`<dataset> --keys <file> [${say('选项', 'options')}]`)
    .argument('[dataset]', say('目录条目 (如 MHRSS/insured)', 'Dataset (e.g. MHRSS/insured)'));
  addKeys(command, language);
  for (const flag of flags) {
    const option = new Option(`${flag.name} <${flag.codec.placeholder}>`, helpOf(flag, language));
    command.addOption(
      option.argParser((word: string, before: readonly string[] | undefined) => [...(before ?? []), word]),
    );
  }
  addEncoding(addIndex(command, session), language);
  return command.action(async (id: string | undefined) => {
    const { keys: file } = command.opts<{ readonly keys?: string }>();
    if (id === undefined) throw misuse(cliErrors.required, { given: '<dataset>' });
    if (file === undefined) throw misuse(cliErrors.required, { given: '--keys' });
    const words = wordsOf(flags, [], command.opts());
    const loaded = await keysFrom(session, file, encodingOf(command));
    const stand = { opening: ['MHRSS/w-0'] };
    const { since, until } = inputOf(disclose, flagsOf(disclose), { ...stand, ...words }, undefined) as When;
    const ledger = await session.connect(wantedOf(command), 'submit', nameOf(command));
    const definition = definitionOf(await ledger.catalog.get({ dataset: id }));
    const dataset = ledger.dataset({ ...definition, sharing: { ...definition.sharing, class: 'conditional' } });
    const keys = loaded.map(({ key }) => key);
    refuseFaulty(dataset, loaded, keys);
    const told = await readingsTold(session, command, async function* (how) {
      // Each person is told by themselves, and each question leaves a trace of its own.
      for (const key of keys) yield* dataset.tell(key, { since, until, onCommit: session.committed, ...how });
    });
    session.print(told, (pen) => readings(cleaned(told) as Item, keys, pen));
  });
}

interface When {
  readonly since?: string;
  readonly until?: string;
}
