/** `oneplusn audit readers`: who opened the records of the people that a file names. */
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

/** All pages are gone through. */
const paging = new Set(['size', 'after']);

export function readersCommand(session: Session): Command {
  const { language } = session.settings;
  const say = sayIn({ language });
  const { readers } = transactions.audit;
  const flags = flagsOf(readers).filter(({ field }) => !paging.has(field));
  const command = new Command('readers')
    .description(readers.summary[language])
    .usage(`<dataset> --keys <file> [${say('选项', 'options')}]`)
    .argument('[dataset]', say('目录条目 (如 MHRSS/insured)', 'Dataset (e.g. MHRSS/insured)'));
  addKeys(command, language);
  for (const flag of flags.filter(({ positional }) => !positional)) {
    const option = new Option(`${flag.name} <${flag.codec.placeholder}>`, helpOf(flag, language));
    command.addOption(
      option.argParser((word: string, before: readonly string[] | undefined) => [...(before ?? []), word]),
    );
  }
  addEncoding(addIndex(command, session), language);
  return command.action(async (...args: unknown[]) => {
    const { keys: file } = command.opts<{ readonly keys?: string }>();
    const words = wordsOf(flags, args, command.opts());
    if (words['dataset'] === undefined) throw misuse(cliErrors.required, { given: '<dataset>' });
    if (file === undefined) throw misuse(cliErrors.required, { given: '--keys' });
    const loaded = await keysFrom(session, file, encodingOf(command));
    const { dataset: id, since, until, audience } = inputOf(readers, flagsOf(readers), words, undefined) as Wanted;
    const ledger = await session.connect(wantedOf(command), 'evaluate', nameOf(command));
    const definition = definitionOf(await ledger.catalog.get({ dataset: id }));
    const dataset = ledger.dataset({ ...definition, sharing: { ...definition.sharing, class: 'conditional' } });
    const keys = loaded.map(({ key }) => key);
    refuseFaulty(dataset, loaded, keys);
    const told = await readingsTold(session, command, (how) =>
      dataset.readers(keys, { since, until, audience, ...how }),
    );
    session.print(told, (pen) => readings(cleaned(told) as Item, keys, pen));
  });
}

interface Wanted {
  readonly dataset: string;
  readonly since?: string;
  readonly until?: string;
  readonly audience?: 'auditor' | 'subject';
}
