/** `oneplusn network revoke`: certificates that Fabric itself is to take no longer. */
import { X509Certificate } from 'node:crypto';
import { resolve } from 'node:path';
import { deploymentErrors, deploymentFail, revokeCertificates, type MakeList } from '@oneplusn/deployment';
import { issueRevocations } from '@oneplusn/topology';
import { Command } from 'commander';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import type { Session } from '../session';
import { reachOf } from './reach';
import { mustBePrivate } from './secrets';
import { sayIn } from '../language/say';

type Options = Readonly<Record<'ca' | 'caKey' | 'list' | 'out', string | undefined>> & {
  readonly certificate: readonly string[];
};

/** @param keep writes the update and shows it */
export function revokeCommand(
  session: Session,
  keep: (session: Session, file: string, bytes: Uint8Array) => Promise<void>,
): Command {
  const say = sayIn(session.settings);
  const command = new Command('revoke')
    .description(
      say(
        '制作吊销本机构证书的配置更新并签署, 然后用 network send 提交',
        "Make the update that revokes certificates of one's authority, and sign it; then network send",
      ),
    )
    .usage(
      '--certificate <file> --ca <file> --ca-key <file> --out <file> | --list <file> --out <file> ' +
        `[${say('选项', 'options')}]`,
    )
    .option(
      '--certificate <file>',
      say('要吊销的证书 (PEM); 可重复', 'certificate to revoke (PEM); may be repeated'),
      (file: string, given: readonly string[]) => [...given, file],
      [] as readonly string[],
    )
    .option('--ca <file>', say('签发它的 CA 的证书 (PEM)', 'certificate of the CA that has issued it (PEM)'))
    .option('--ca-key <file>', say('该 CA 的私钥 (PEM)', 'key of that CA (PEM)'))
    .option(
      '--list <file>',
      say(
        '已有的吊销列表 (如 Fabric CA 的 gencrl 所生成)',
        'a revocation list that is there (of gencrl of Fabric CA, say)',
      ),
    )
    .option('--out <file>', say('写入的文件', 'file to write'));
  return command.action(async () => {
    const options = command.opts<Options>();
    const { out } = options;
    if (out === undefined) throw misuse(cliErrors.required, { given: '--out' });
    const revocation = await revocationIn(session, options);
    await keep(session, out, await revokeCertificates(await reachOf(session, command), revocation));
  });
}

async function revocationIn(
  session: Session,
  { list, certificate, ca, caKey }: Options,
): Promise<{ readonly ca?: string; readonly makeList: MakeList }> {
  if (list !== undefined) {
    const bytes = await session.readBytes(list);
    return { makeList: () => bytes };
  }
  if (certificate[0] === undefined) throw misuse(cliErrors.required, { given: '--certificate' });
  if (ca === undefined) throw misuse(cliErrors.required, { given: '--ca' });
  if (caKey === undefined) throw misuse(cliErrors.required, { given: '--ca-key' });
  await mustBePrivate(resolve(session.surroundings.cwd, caKey), caKey);
  const pair = { certificate: await session.read(ca), privateKey: await session.read(caKey) };
  const serials = await Promise.all(certificate.map((file) => serialIn(session, file, pair.certificate, ca)));
  return {
    ca: pair.certificate,
    makeList: (earlier) => issueRevocations(pair, { serials: [...earlier, ...serials] }),
  };
}

async function serialIn(session: Session, file: string, authority: string, ca: string): Promise<string> {
  const text = await session.read(file);
  try {
    const [read, issuer] = [new X509Certificate(text), new X509Certificate(authority)];
    if (read.checkIssued(issuer) && read.verify(issuer.publicKey)) return read.serialNumber;
  } catch {
    // Told below: what the library says helps nobody.
  }
  throw deploymentFail(deploymentErrors.notIssued, { file, ca });
}
