import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseEvidence, stamped, stampedDigest } from '@oneplusn/evidence';
import type { Command } from 'commander';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import type { Session } from '../session';
import { wordsOf } from '../made';

export function stampCommand(session: Session): Command {
  const { say, made } = wordsOf(session);
  const command = made(
    'stamp',
    '为证据附上时间戳 (RFC 3161): 先取得要盖时间戳的散列, 再附上时间戳机构的应答',
    'Attach a time stamp (RFC 3161): prints the hash to be stamped, or attaches what the authority answered',
    '<file>',
  )
    .argument('[file]', say('证据文件', 'file of evidence'))
    .option('--response <file>', say('时间戳机构的应答 (.tsr)', 'what the time stamping authority answered (.tsr)'));
  return command.action(async (file: string | undefined) => {
    if (file === undefined) throw misuse(cliErrors.required, { given: '<file>' });
    const { response } = command.opts<{ readonly response?: string }>();
    const evidence = parseEvidence(await session.read(file));
    const digest = stampedDigest(evidence);
    if (response === undefined) return session.print({ file, digest }, () => digest);
    const after = stamped(evidence, await session.readBytes(response));
    await writeFile(resolve(session.surroundings.cwd, file), `${JSON.stringify(after)}\n`);
    const done = { zh: '已附上第 {count} 个时间戳', en: 'It has {count} time stamps now' };
    const count = after.timestamps.length;
    session.print({ file, digest, timestamps: count }, (pen) => pen.say(done, { count }));
  });
}
