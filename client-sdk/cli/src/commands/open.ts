/** `oneplusn access open`: opens records under a grant, reads them, and prints what passed its proof. */
import { randomBytes } from 'node:crypto';
import { limits, transactions, type access } from '@oneplusn/api';
import { OpeningDenied, type Ledger } from '@oneplusn/sdk';
import { Command, Option } from 'commander';
import type { LoadedKey } from '../data/keys';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { addEncoding, encodingOf } from '../options/encoding';
import { flagsOf, helpOf } from '../options/flags';
import { nameOf, wantedOf } from '../options/globals';
import { inputOf } from '../options/words';
import type { Session } from '../session';
import { opened } from '../views/records';
import { cleaned, type Item } from '../views/value';
import { definitionOf } from './dataset';
import { entitlementFor, type Asked, type Entitlement } from './entitlement';
import { addKeys, keysFrom, refuseFaulty } from './key-file';
import { wordsOf } from './transaction';
import { sayIn } from '../language/say';

interface Options {
  readonly keys: string;
  readonly proofs?: boolean;
}

export function openCommand(session: Session): Command {
  const { language } = session.settings;
  const say = sayIn({ language });
  const { open } = transactions.access;
  const flags = flagsOf(open).filter(({ field }) => field !== 'records');
  const command = new Command('open')
    .description(say('调阅: 留痕、读取并逐条验证', 'Open records: leave the trace, read them, verify each'))
    .usage(`<dataset> --keys <file> [${say('选项', 'options')}]`)
    .argument('[dataset]', say('目录条目 (如 MHRSS/insured)', 'Dataset (e.g. MHRSS/insured)'));
  addKeys(command, language);
  const optional = new Map([
    [
      'grant',
      say(
        '授权 (默认用本部门对该条目的唯一有效授权)',
        "grant (by default the department's only active one for the dataset)",
      ),
    ],
    ['fields', say('信息项 (默认为授权的全部)', 'fields (by default all that are granted)')],
    ['purpose', say('用途 (默认为授权的用途)', 'purpose (by default the one granted)')],
  ]);
  for (const flag of flags.filter(({ positional }) => !positional)) {
    const option = new Option(
      `${flag.name} <${flag.codec.placeholder}>`,
      optional.get(flag.field) ?? helpOf(flag, language),
    );
    command.addOption(
      option.argParser((word: string, before: readonly string[] | undefined) => [...(before ?? []), word]),
    );
  }
  command.option(
    '--proofs',
    say(
      '在 JSON 中附上每条记录的证明, 及其主键确在该次调阅中的证明',
      'with the proof of each record, and that its key was in the opening, in JSON',
    ),
  );
  addEncoding(command, language);
  return command.action(async (...args: unknown[]) => {
    const { keys: file, proofs = false } = command.opts<Options>();
    const words = wordsOf(flags, args, command.opts());
    if (words['dataset'] === undefined) throw misuse(cliErrors.required, { given: '<dataset>' });
    if (file === undefined) throw misuse(cliErrors.required, { given: '--keys' });
    const keys = await keysFrom(session, file, encodingOf(command));
    const asked = partial(words);
    const ledger = await session.connect(wantedOf(command), 'submit', nameOf(command));
    const entitled = await entitlementFor(ledger, asked);
    const result = entitled
      ? await read(ledger, asked.dataset, entitled, keys, proofs, session)
      : await denied(
          ledger,
          asked,
          keys.map(({ key }) => key),
        );
    session.print(result, (pen) => {
      const [first] = result.openings;
      return opened(cleaned(first) as Item, cleaned(result.records) as Item[], pen);
    });
  });
}

/** What was said, checked; what was not is filled in with something that is right in form, and left out again. */
function partial(words: Readonly<Record<string, readonly string[]>>): Asked {
  const stand: Record<string, readonly string[]> = { fields: ['x'], purpose: ['x'], records: ['1'] };
  const input = inputOf(
    transactions.access.open,
    flagsOf(transactions.access.open),
    { ...stand, ...words },
    undefined,
  ) as Asked;
  return {
    dataset: input.dataset,
    ...(words['grant'] && { grant: input.grant }),
    ...(words['delegation'] && { delegation: input.delegation }),
    ...(words['plan'] && { plan: input.plan }),
    ...(words['reason'] && { reason: input.reason }),
    ...(words['fields'] && { fields: input.fields }),
    ...(words['purpose'] && { purpose: input.purpose }),
  };
}

interface Result {
  readonly openings: readonly access.Opening[];
  readonly records: readonly {
    readonly key: string;
    readonly record?: unknown;
    readonly withheld?: unknown;
    readonly proof?: unknown;
    readonly named?: unknown;
    readonly opening: string;
  }[];
}

async function read(
  ledger: Ledger,
  id: string,
  entitled: Entitlement,
  loaded: readonly LoadedKey[],
  proofs: boolean,
  session: Session,
): Promise<Result> {
  const definition = definitionOf(await ledger.catalog.get({ dataset: id }));
  const dataset = ledger.dataset({ ...definition, sharing: { ...definition.sharing, class: 'conditional' } });
  const keys = loaded.map(({ key }) => key);
  refuseFaulty(dataset, loaded, keys);
  const openings = new Map<string, access.Opening>();
  const records: Result['records'][number][] = [];
  const options = { onCommit: session.committed };
  const opened =
    'plan' in entitled
      ? dataset.emergency(entitled as Parameters<typeof dataset.emergency>[0], keys, options)
      : dataset.open(entitled as Parameters<typeof dataset.open>[0], keys, options);
  for await (const entry of opened.entries()) {
    openings.set(entry.opening.id, entry.opening);
    const { key, record, withheld, proof, named } = entry;
    const why = withheld && {
      withheld: { code: withheld.code, message: withheld.text(session.settings.language).message },
    };
    const shown = proofs ? { ...(proof && { proof }), named } : {};
    records.push({ key, ...(record && { record }), ...why, ...shown, opening: entry.opening.id });
  }
  return { openings: [...openings.values()], records };
}

/** Without a grant nothing can be read; the attempt is put on the ledger all the same, as the law asks. */
async function denied(ledger: Ledger, { dataset, fields, purpose }: Asked, keys: readonly string[]): Promise<never> {
  if (fields === undefined || purpose === undefined) throw misuse(cliErrors.noGrant, { dataset });
  const some = keys.slice(0, limits.opening);
  const { key: sealTo } = await ledger.access.disclosureKey({ dataset });
  const transient = { keys: some, salt: randomBytes(32).toString('hex'), sealTo };
  throw new OpeningDenied(await ledger.access.open({ dataset, fields, purpose, records: some.length }, { transient }));
}
