import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isContent } from '@oneplusn/errors';
import { Verifier, collectEvidence, type Evidence, type Verdict } from '@oneplusn/evidence';
import type { Command } from 'commander';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { nameOf, wantedOf } from '../options/globals';
import { proofsIn } from '../options/proofs';
import { readDocument } from '../options/document';
import type { Pen } from '../render/pen';
import { fields } from '../render/table';
import { harmless } from '../render/width';
import type { Session } from '../session';
import { progress, wordsOf } from '../made';

interface Options {
  readonly kind?: string;
  readonly records?: string;
  readonly out: string;
}

export function exportCommand(session: Session): Command {
  const { say, made } = wordsOf(session);
  const command = made(
    'export',
    '把调阅、决定、办件等事实和记录的证明写成一个可离线核验的文件',
    'Write an opening, a decision, a case or any fact, and proofs of records, into one file to check offline',
    '<id...>',
  )
    .argument('[id...]', say('编号, 如 MHRSS/o-gd-…', 'ids, such as MHRSS/o-gd-…'))
    .option('--kind <kind>', say('只取此种事实', 'facts of this kind alone'))
    .option(
      '--records <file>',
      say('access open --proofs --json 的输出', 'proofs of records: what access open --proofs --json printed'),
    )
    .option('--out <file>', say('写到何处', 'where to write it'), 'evidence.json');
  return command.action(async (ids: string[]) => {
    const { kind, records: file, out } = command.opts<Options>();
    const records = file === undefined ? [] : await proofsOf(session, file);
    if (ids.length + records.length === 0) throw misuse(cliErrors.required, { given: '<id>' });
    const ledger = await session.connect(wantedOf(command), 'evaluate', nameOf(command));
    const reading = { onBlock: (block: number, blocks: number) => progress(session, block, blocks) };
    const evidence = await collectEvidence(ledger, ledger.chaincode, { ids, kind, records }, reading);
    const text = `${JSON.stringify(evidence)}\n`;
    await writeFile(resolve(session.surroundings.cwd, out), text);
    const verdict = new Verifier({}).verify(text);
    session.print(summaryOf(out, evidence, verdict), (pen) => view(out, evidence, verdict, pen));
  });
}

async function proofsOf(session: Session, file: string) {
  return proofsIn(readDocument(isContent(file) ? file : await session.read(file), file), file).map(
    ({ proof }) => proof,
  );
}

/** Whoever exports goes by their own peer: which ledger it is, is pinned by whoever checks. */
const unpinned = 'EVIDENCE-112';
const against = ({ findings }: Verdict) => findings.filter(({ code }) => code !== unpinned);

function summaryOf(file: string, { facts, records, blocks, checkpoints }: Evidence, verdict: Verdict) {
  return {
    file,
    genesis: verdict.claims?.ledger,
    facts,
    records: records.length,
    blocks: blocks.map(({ number }) => number),
    checkpoints: checkpoints.length,
    findings: against(verdict).map(({ code, args }) => ({ code, args })),
  };
}

function view(file: string, evidence: Evidence, verdict: Verdict, pen: Pen): string {
  const say = (zh: string, en: string): string => pen.say({ zh, en });
  const { facts, records, blocks } = evidence;
  const rows: [string, string][] = [
    [say('文件', 'File'), harmless(file)],
    [say('创世区块散列', 'Hash of block 0'), verdict.claims?.ledger ?? ''],
    [say('事实', 'Facts'), [...new Set(facts.map(({ kind, id }) => `${kind} ${id}`))].join(', ')],
    [say('记录', 'Records'), String(records.length)],
    [say('区块', 'Blocks'), blocks.map(({ number }) => number).join(', ')],
  ];
  const lines = against(verdict).map(({ error }) => pen.paint('bad', harmless(error.line(pen.language))));
  return [fields(rows, pen), ...lines].join('\n');
}
