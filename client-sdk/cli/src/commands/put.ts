/** `oneplusn records put`: puts the rows of a file, in as many batches as they need, under the dataset's own class. */
import { transactions, type records } from '@oneplusn/api';
import { Command } from 'commander';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { readRows } from '../options/document';
import { addEncoding, encodingOf } from '../options/encoding';
import { flagsOf } from '../options/flags';
import { nameOf, wantedOf } from '../options/globals';
import { inputOf } from '../options/words';
import type { Session } from '../session';
import { fact } from '../views/general';
import { definitionOf } from './dataset';

export function putCommand(session: Session): Command {
  const say = (zh: string, en: string): string => (session.settings.language === 'zh' ? zh : en);
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
        '记录: CSV, JSON, JSON Lines 或 YAML; - 为标准输入',
        'the records: CSV, JSON, JSON Lines or YAML; - is stdin',
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
    const text = await session.read(file, encodingOf(command));
    const ledger = await session.connect(wantedOf(command), 'submit', nameOf(command));
    const definition = definitionOf(await ledger.catalog.get({ dataset }));
    const rows = readRows(text, file, definition.schema.properties) as NonNullable<records.OpenRecord['fields']>[];
    const summary = await ledger.dataset(definition).put(rows);
    session.print({ dataset, ...summary }, (pen) => fact({ dataset, ...summary }, pen));
  });
}
