/** `oneplusn records own`: leaves the trace of reading one's own authority's records, and reads them. */
import { transactions, type access, type records } from '@oneplusn/api';
import { Command, Option } from 'commander';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { addEncoding, encodingOf } from '../options/encoding';
import { flagsOf, helpOf } from '../options/flags';
import { nameOf, wantedOf } from '../options/globals';
import { inputOf } from '../options/words';
import type { Session } from '../session';
import { ownRead } from '../views/records';
import { cleaned, type Item } from '../views/value';
import { definitionOf } from './dataset';
import { addKeys, keysFrom, refuseFaulty } from './key-file';
import { wordsOf } from './transaction';
import { sayIn } from '../language/say';

interface Result {
  readonly openings: readonly access.OwnOpening[];
  readonly records: readonly {
    readonly key: string;
    readonly state: records.OwnRecord['state'];
    readonly record?: unknown;
    readonly opening: string;
  }[];
}

export function ownCommand(session: Session): Command {
  const { language } = session.settings;
  const say = sayIn({ language });
  const { openOwn } = transactions.access;
  const flags = flagsOf(openOwn).filter(({ field }) => field !== 'records');
  const command = new Command('own')
    .description(say('留痕并读取本机构有条件共享的记录', "Read one's own conditional records, leaving the trace"))
    .usage(`<dataset> --keys <file> --purpose <purpose> [${say('选项', 'options')}]`)
    .argument('[dataset]', say('目录条目 (如 MHRSS/insured)', 'Dataset (e.g. MHRSS/insured)'));
  addKeys(command, language);
  const fields = say('信息项 (默认为全部, 完整值)', 'fields (by default all, as they are)');
  for (const flag of flags.filter(({ positional }) => !positional)) {
    const help = flag.field === 'fields' ? fields : helpOf(flag, language);
    const option = new Option(`${flag.name} <${flag.codec.placeholder}>`, help);
    command.addOption(
      option.argParser((word: string, before: readonly string[] | undefined) => [...(before ?? []), word]),
    );
  }
  addEncoding(command, language);
  return command.action(async (...args: unknown[]) => {
    const { keys: file } = command.opts<{ readonly keys?: string }>();
    const words = wordsOf(flags, args, command.opts());
    if (words['dataset'] === undefined) throw misuse(cliErrors.required, { given: '<dataset>' });
    if (file === undefined) throw misuse(cliErrors.required, { given: '--keys' });
    if (words['purpose'] === undefined) throw misuse(cliErrors.required, { given: '--purpose' });
    const loaded = await keysFrom(session, file, encodingOf(command));
    // All items are asked for where none are named; the count follows from the file.
    const stand = { fields: ['x'], records: ['1'] };
    const {
      dataset: id,
      purpose,
      fields,
    } = inputOf(openOwn, flagsOf(openOwn), { ...stand, ...words }, undefined) as Pick<
      access.OwnOpening,
      'dataset' | 'purpose' | 'fields'
    >;
    const ledger = await session.connect(wantedOf(command), 'submit', nameOf(command));
    const definition = definitionOf(await ledger.catalog.get({ dataset: id }));
    const dataset = ledger.dataset({ ...definition, sharing: { ...definition.sharing, class: 'conditional' } });
    const keys = loaded.map(({ key }) => key);
    refuseFaulty(dataset, loaded, keys);
    const wanted = { purpose, ...(words['fields'] && { fields }) } as Parameters<typeof dataset.own>[1];
    const openings = new Map<string, access.OwnOpening>();
    const found: Result['records'][number][] = [];
    for await (const { key, state, record, opening } of dataset
      .own(keys, wanted, { onCommit: session.committed })
      .entries()) {
      openings.set(opening.id, opening);
      found.push({ key, state, ...(record && { record }), opening: opening.id });
    }
    const result: Result = { openings: [...openings.values()], records: found };
    session.print(result, (pen) => {
      const [first] = result.openings;
      return ownRead(cleaned(first) as Item, cleaned(result.records) as Item[], pen);
    });
  });
}
