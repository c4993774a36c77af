/** `oneplusn records verify`: whether proofs that somebody hands over hold, by one's own peer alone. */
import type { RecordProof } from '@oneplusn/api';
import { canonicalJson, lexicon, problems as table, verifyRecord, type DatasetSchema, type Json } from '@oneplusn/api';
import { isContent, problemWith, saidIn, type Problem } from '@oneplusn/errors';
import type { Ledger } from '@oneplusn/sdk';
import { Command } from 'commander';
import { exitCodes } from '../errors/exit-codes';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { labelOf } from '../language/labels';
import { readDocument } from '../options/document';
import { nameOf, wantedOf } from '../options/globals';
import { proofsIn, type Proven } from '../options/proofs';
import type { Pen } from '../render/pen';
import { table as draw } from '../render/table';
import type { Session } from '../session';
import { sayIn } from '../language/say';

/** What became of one proof; the key stands in JSON only, since it is somebody's. */
interface Verdict {
  readonly dataset: string;
  readonly key: string;
  readonly version: number;
  readonly holds: boolean;
  readonly problems: readonly Problem[];
}

export function verifyCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const command = new Command('verify')
    .description(
      say(
        '以本机构节点验证记录的证明 (access open --proofs --json 的输出); 有不成立者退出码为 1',
        'Verify proofs of records (what access open --proofs --json printed) by your own peer; exits with 1 ' +
          'where one fails',
      ),
    )
    .usage(`<file> [${say('选项', 'options')}]`)
    .argument('[file]', say('证明文件 (JSON); - 为标准输入', 'file of proofs (JSON); - is stdin'));
  return command.action(async (file: string | undefined) => {
    if (file === undefined) throw misuse(cliErrors.required, { given: '<file>' });
    const entries = proofsIn(readDocument(isContent(file) ? file : await session.read(file), file), file);
    const ledger = await session.connect(wantedOf(command), 'evaluate', nameOf(command));
    const verdicts: Verdict[] = [];
    for (const entry of entries) verdicts.push(await verdictOn(ledger, entry));
    if (verdicts.some(({ holds }) => !holds)) session.exit = exitCodes.refused;
    session.print({ records: verdicts }, (pen) => view(verdicts, pen));
  });
}

/** Held against the commitment and the schema as the caller's own peer has them: nobody else is believed. */
async function verdictOn(ledger: Ledger, { key, record, proof }: Proven): Promise<Verdict> {
  const { dataset, version, revision, blinded } = proof;
  const { hashes } = await ledger.records.commitments({ dataset, blinded: [blinded] });
  const schema = await schemaAt(ledger, dataset, revision);
  const expected = { dataset, key: key ?? proof.key, rootHash: hashes[0] ?? null, ...(schema ? { schema } : {}) };
  const problems = [
    ...(schema ? [] : [problemWith(table.proof.versionUnknown, { version: revision })]),
    ...verifyRecord(proof, expected),
    ...(record === undefined || isDisclosed(record, proof) ? [] : [problemWith(table.proof.recordDiffers)]),
  ];
  return { dataset, key: key ?? proof.key, version, holds: problems.length === 0, problems };
}

async function schemaAt(ledger: Ledger, dataset: string, revision: number): Promise<DatasetSchema | undefined> {
  const versions = await ledger.catalog.versions({ dataset });
  return versions.find((each) => each.version === revision)?.schema;
}

/** Whether the record beside a proof says what the proof proves, and no more. */
function isDisclosed(record: Readonly<Record<string, unknown>>, { fields }: RecordProof): boolean {
  const proven = Object.fromEntries(fields.flatMap(({ field, value }) => (value === null ? [] : [[field, value]])));
  return canonicalJson(record as Json) === canonicalJson(proven);
}

function view(verdicts: readonly Verdict[], pen: Pen): string {
  const label = (field: string): string => labelOf(field, pen.language);
  const columns = [
    { header: '#', cell: (each: Verdict) => String(verdicts.indexOf(each) + 1), align: 'right' as const },
    { header: label('dataset'), cell: (each: Verdict) => each.dataset, breaks: false },
    { header: label('version'), cell: (each: Verdict) => String(each.version), align: 'right' as const },
    {
      header: label('result'),
      cell: ({ holds }: Verdict) =>
        holds
          ? pen.paint('good', pen.say({ zh: '成立', en: 'holds' }))
          : pen.paint('bad', pen.say({ zh: '不成立', en: 'fails' })),
    },
    {
      header: label('problem'),
      cell: ({ problems }: Verdict) => String(saidIn(pen.language, { problems }, lexicon)['problems']),
    },
  ];
  const failed = verdicts.filter(({ holds }) => !holds).length;
  const sum = { zh: '{count} 项证明, {failed} 项不成立', en: '{count} proofs, {failed} fail' };
  return `${draw(columns, verdicts, pen)}\n\n${pen.say(sum, { count: verdicts.length, failed })}`;
}
