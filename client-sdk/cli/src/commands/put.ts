/** `oneplusn records put`: puts the rows of a file, in as many batches as they need, under the dataset's own class. */
import { transactions, type Encoding, type records } from '@oneplusn/api';
import { InvalidDataError, sdkErrors, type DatasetDefinition, type RowProblem } from '@oneplusn/sdk';
import { Command } from 'commander';
import { FaultyFile } from '../errors/faults';
import type { Items } from '../data/heading';
import { recordsIn, recordsOf, type Loaded } from '../data/rows';
import { isWorkbook, refuseOldWorkbook, workbookLines } from '../data/workbook';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { addEncoding, encodingOf } from '../options/encoding';
import { flagsOf } from '../options/flags';
import { nameOf, wantedOf } from '../options/globals';
import { inputOf } from '../options/words';
import type { Session } from '../session';
import { fact } from '../views/general';
import { definitionOf } from './dataset';
import { sayIn } from '../language/say';

export function putCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const command = new Command('put')
    .description(
      say(
        '登记文件中的记录 (自动分批; 按条目的共享类型)',
        "Put a file's records, in batches, by the dataset's sharing class",
      ),
    )
    .usage(`<dataset> --rows <file> [${say('选项', 'options')}]`)
    .argument('[dataset]', say('目录条目 (如 MHRSS/insured)', 'Dataset (e.g. MHRSS/insured)'))
    .option(
      '--rows <file>',
      say(
        '记录: CSV (逗号、制表符或分号分隔), .xlsx, JSON, JSON Lines 或 YAML; 表头为信息项名称或标题; - 为标准输入',
        'the records: CSV (commas, tabs or semicolons), .xlsx, JSON, JSON Lines or YAML; headings are names or ' +
          'titles; - is stdin',
      ),
    );
  addEncoding(command, session.settings.language);
  return command.action(async (given: string | undefined) => {
    const { rows: file } = command.opts<{ rows?: string }>();
    const { get } = transactions.catalog;
    const { dataset } = inputOf(get, flagsOf(get), given === undefined ? {} : { dataset: [given] }, undefined) as {
      dataset: string;
    };
    if (file === undefined) throw misuse(cliErrors.required, { given: '--rows' });
    const bytes = await session.readBytes(file);
    const read = await readerOf(session, bytes, file, encodingOf(command));
    const ledger = await session.connect(wantedOf(command), 'submit', nameOf(command));
    const definition = definitionOf(await ledger.catalog.get({ dataset }));
    const loaded = read(definition.schema.properties);
    const handle = ledger.dataset(definition);
    const rows = loaded.map(({ fields }) => fields as records.OpenRecord['fields'] & object);
    if (loaded.some(({ problems }) => problems.length > 0)) throw faultsOf(definition, loaded, handle.problems(rows));
    const summary = await handle.put(rows, { onCommit: session.committed }).catch((error: unknown) => {
      throw error instanceof InvalidDataError ? faultsOf(definition, loaded, error.problems) : error;
    });
    session.print({ dataset, ...summary }, (pen) => fact({ dataset, ...summary }, pen));
  });
}

/**
 * How a file is read, once it is known of which dataset its records are. What it is written in is complained of before
 * that.
 */
async function readerOf(
  session: Session,
  bytes: Buffer,
  file: string,
  encoding: Encoding | undefined,
): Promise<(items: Items) => Loaded[]> {
  refuseOldWorkbook(bytes, file);
  if (isWorkbook(bytes)) {
    const lines = await workbookLines(bytes, file);
    return (items) => recordsOf(lines, file, items);
  }
  const text = session.decode(bytes, file, encoding);
  return (items) => recordsIn(text, file, items);
}

/**
 * All that is wrong with a file, in order of its rows. What its own form tells goes before what the same field has
 * besides.
 */
function faultsOf({ id }: DatasetDefinition, loaded: readonly Loaded[], found: readonly RowProblem[]): FaultyFile {
  const own = loaded.flatMap(({ problems }, index) => problems.map((problem) => ({ row: index + 1, ...problem })));
  const told = new Set(own.map(({ row, field }) => `${row} ${field}`));
  const problems = [...own, ...found.filter(({ row, field }) => !told.has(`${row} ${field}`))];
  problems.sort((a, b) => a.row - b.row);
  return new FaultyFile(sdkErrors.rowsInvalid, { dataset: id, total: loaded.length }, problems, (row) => {
    const one = loaded[row - 1];
    return (
      one && { line: one.line, valueOf: (field) => (Object.hasOwn(one.fields, field) ? one.fields[field] : undefined) }
    );
  });
}
