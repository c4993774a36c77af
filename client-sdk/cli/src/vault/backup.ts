/**
 * `oneplusn backup`, `oneplusn restore`, `oneplusn recovery-key`: what only the authority's own peers hold, kept
 * elsewhere.
 */
import { resolve } from 'node:path';
import { problemWith } from '@oneplusn/errors';
import { collectionOf, restoreCollection } from '@oneplusn/sdk';
import { Command } from 'commander';
import { writeSecret } from '../deployment/secrets';
import { cliProblems } from '../errors/problems';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { shownName } from '../options/document';
import { nameOf, wantedOf } from '../options/globals';
import { fields } from '../render/table';
import type { Session } from '../session';
import { checkBackup, entriesIn, writeBackup } from './backup-file';
import { decryptBy, encryptTo, makeRecoveryKey } from './recovery';
import { sayIn } from '../language/say';

interface BackupOptions {
  readonly out?: string;
  readonly vaultKeys?: string;
  readonly recovery: readonly string[];
}

export function backupCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const command = new Command('backup')
    .usage(`--out <file> [${say('选项', 'options')}]`)
    .option('--out <file>', say('写入的文件', 'file to write'))
    .option('--vault-keys <file>', say('一并保存的密钥文件', 'key file to be kept with it'))
    .option(
      '--recovery <recipient>',
      say(
        '恢复密钥的公开部分 (age1...), 密钥以此加密; 可重复',
        'age1...: the keys are encrypted to it; may be repeated',
      ),
      (recipient: string, given: readonly string[]) => [...given, recipient],
      [] as readonly string[],
    );
  return command.action(async () => {
    const { out, vaultKeys, recovery } = command.opts<BackupOptions>();
    if (out === undefined) throw misuse(cliErrors.required, { given: '--out' });
    if (vaultKeys !== undefined && recovery.length === 0) throw misuse(cliErrors.required, { given: '--recovery' });
    if (vaultKeys === undefined && recovery.length > 0) throw misuse(cliErrors.required, { given: '--vault-keys' });
    const kept = vaultKeys === undefined ? {} : { vaultKeys: await encrypted(recovery, await session.read(vaultKeys)) };
    const ledger = await session.connect(wantedOf(command), 'evaluate', nameOf(command));
    const file = shownName(out);
    const head = { msp: ledger.msp, channel: ledger.channel, at: new Date().toISOString(), ...kept };
    const entries = await writeBackup(
      { path: resolve(session.surroundings.cwd, out), shown: file },
      head,
      collectionOf(ledger),
      (count) => progress(session, count),
    );
    session.print({ file, entries, vaultKeys: vaultKeys !== undefined }, (pen) =>
      fields(
        [
          [pen.say({ zh: '备份', en: 'Backup' }), file],
          [pen.say({ zh: '项数', en: 'Entries' }), String(entries)],
          [
            pen.say({ zh: '密文库密钥', en: 'Vault keys' }),
            vaultKeys === undefined
              ? pen.say({
                  zh: '未包含: 密钥丢失则密文无法解密',
                  en: 'not in it: without them its records cannot be read',
                })
              : pen.say({ zh: '已加密存入', en: 'in it, encrypted' }),
          ],
        ],
        pen,
      ),
    );
  });
}

async function encrypted(recovery: readonly string[], keyFile: string): Promise<string> {
  try {
    return await encryptTo(recovery, keyFile);
  } catch {
    throw misuse(cliErrors.badValue, { given: '--recovery', problem: problemWith(cliProblems.recoveryKey) });
  }
}

interface RestoreOptions {
  readonly recoveryKey?: string;
  readonly vaultKeysOut?: string;
}

export function restoreBackupCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const command = new Command('restore')
    .usage(`<backup> [${say('选项', 'options')}]`)
    .argument('[backup]', say('oneplusn backup 写出的文件', 'file of oneplusn backup'))
    .option('--vault-keys-out <file>', say('只取回密钥, 写入此文件', 'only take the vault keys out, into this file'))
    .option('--recovery-key <file>', say('恢复密钥文件', 'file of the recovery key'));
  return command.action(async (given: string | undefined) => {
    if (given === undefined) throw misuse(cliErrors.required, { given: '<backup>' });
    const { recoveryKey, vaultKeysOut } = command.opts<RestoreOptions>();
    if (recoveryKey === undefined && vaultKeysOut === undefined) return restoreEntries(session, command, given);
    if (recoveryKey === undefined) throw misuse(cliErrors.required, { given: '--recovery-key' });
    if (vaultKeysOut === undefined) throw misuse(cliErrors.required, { given: '--vault-keys-out' });
    return takeKeysOut(session, given, recoveryKey, vaultKeysOut);
  });
}

/** Needs no network: the service has to have its keys before it can be asked. */
async function takeKeysOut(session: Session, given: string, recoveryKey: string, out: string): Promise<void> {
  const { cwd } = session.surroundings;
  const { vaultKeys } = await checkBackup({ path: resolve(cwd, given), shown: shownName(given) });
  if (vaultKeys === undefined) throw misuse(cliErrors.noKeysWithin, { file: shownName(given) });
  const file = shownName(out);
  await writeSecret(resolve(cwd, out), await decrypted(await session.read(recoveryKey), vaultKeys), file);
  session.print({ vaultKeys: file }, (pen) => fields([[pen.say({ zh: '密文库密钥', en: 'Vault keys' }), file]], pen));
}

async function restoreEntries(session: Session, command: Command, given: string): Promise<void> {
  const file = { path: resolve(session.surroundings.cwd, given), shown: shownName(given) };
  const backup = await checkBackup(file);
  const ledger = await session.connect(wantedOf(command), 'submit', nameOf(command));
  const [owner, msp] = [backup, ledger].map((each) => `${each.msp} (${each.channel})`) as [string, string];
  if (owner !== msp) throw misuse(cliErrors.backupOfAnother, { owner, msp });
  const done = await restoreCollection(ledger, entriesIn(file, backup.entries), ({ entries }) =>
    progress(session, entries),
  );
  session.print({ ...done, at: backup.at }, (pen) =>
    fields(
      [
        [pen.say({ zh: '备份时间', en: 'Backup of' }), backup.at],
        [pen.say({ zh: '已恢复', en: 'Restored' }), String(done.restored)],
        [pen.say({ zh: '原已存在', en: 'Were there' }), String(done.present)],
        [pen.say({ zh: '备份后已改写', en: 'Written anew since' }), String(done.superseded)],
      ],
      pen,
    ),
  );
}

async function decrypted(identity: string, vaultKeys: string): Promise<string> {
  try {
    return await decryptBy(identity, vaultKeys);
  } catch {
    throw misuse(cliErrors.wrongRecoveryKey, {});
  }
}

export function recoveryKeyCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const command = new Command('recovery-key')
    .usage('--out <file>')
    .option('--out <file>', say('写入的文件', 'file to write'));
  return command.action(async () => {
    const { out } = command.opts<{ out?: string }>();
    if (out === undefined) throw misuse(cliErrors.required, { given: '--out' });
    const { identity, recipient } = await makeRecoveryKey();
    const file = shownName(out);
    const text = `# public key: ${recipient}\n${identity}\n`;
    await writeSecret(resolve(session.surroundings.cwd, out), text, file);
    session.print({ file, recipient }, (pen) =>
      fields(
        [
          [pen.say({ zh: '恢复密钥', en: 'Recovery key' }), file],
          [pen.say({ zh: '公开部分', en: 'Recipient' }), recipient],
        ],
        pen,
      ),
    );
  });
}

function progress(session: Session, entries: number): void {
  if (entries % 1000 === 0) session.note({ zh: `${entries} 项`, en: `${entries} entries` });
}
