/** `oneplusn vault-key`: the keys that an authority's chaincode service encrypts with. */
import { resolve } from 'node:path';
import { newVaultKeys } from '@oneplusn/topology';
import { Command } from 'commander';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { shownName } from '../options/document';
import { fields } from '../render/table';
import type { Session } from '../session';
import { writeSecret } from './secrets';
import { sayIn } from '../language/say';

export function vaultKeyCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const command = new Command('vault-key')
    .usage('--out <file>')
    .option('--out <file>', say('写入的文件 (不得已存在)', 'file to write (it must not exist)'));
  return command.action(async () => {
    const { out } = command.opts<{ readonly out?: string }>();
    if (out === undefined) throw misuse(cliErrors.required, { given: '--out' });
    const text = newVaultKeys();
    const { keys } = JSON.parse(text) as { keys: { id: string }[] };
    const file = shownName(out);
    await writeSecret(resolve(session.surroundings.cwd, out), text, file);
    const ids = keys.map(({ id }) => id);
    session.print({ out: file, keys: ids }, (pen) =>
      fields(
        [
          [pen.say({ zh: '密钥', en: 'Key' }), ids.join(', ')],
          [pen.say({ zh: '文件', en: 'File' }), file],
          [
            pen.say({ zh: '注意', en: 'Mind' }),
            pen.say({
              zh: '本机构全部链码服务使用同一文件; 另存一份于别处, 丢失后数据无法再读',
              en:
                "All of the authority's services use this one file; keep a copy elsewhere: without it its data " +
                'cannot be read again',
            }),
          ],
        ],
        pen,
      ),
    );
  });
}
