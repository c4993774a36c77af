/** `oneplusn package`: the chaincode package, and the service that it points to. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { addressIn } from '@oneplusn/api';
import { DeploymentError, deploymentErrors, writeService } from '@oneplusn/deployment';
import { problemWith, shownSource } from '@oneplusn/errors';
import { Command } from 'commander';
import { cliProblems } from '../errors/problems';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { fields } from '../render/table';
import type { Session } from '../session';
import { doorIn } from './door';
import { reachOf } from './reach';
import { checkVaultKeys } from './vault-keys';
import { sayIn } from '../language/say';

interface Options {
  readonly address?: string;
  readonly tls?: string;
  readonly vaultKeys?: string;
  readonly listen?: string;
  readonly chaincodeVersion?: string;
  readonly foundation?: string;
  readonly out: string;
}

export function packageCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const command = new Command('package')
    .usage(`--address <host:port> --tls <folder> --vault-keys <file> [${say('选项', 'options')}]`)
    .option('--address <host:port>', say('节点用来连接链码服务的地址', 'where the peers reach the chaincode service'))
    .option('--tls <folder>', say('oneplusn service-tls 写出的文件夹', 'folder that oneplusn service-tls wrote'))
    .option(
      '--vault-keys <file>',
      say('oneplusn vault-key 写出的密钥文件; 不会被复制', 'key file that oneplusn vault-key wrote; it is not copied'),
    )
    .option('--listen <host:port>', say('服务监听的地址 (默认 0.0.0.0)', 'where it listens (by default 0.0.0.0)'))
    .option('--chaincode-version <version>', say('链码版本 (默认 1.0)', 'version of the chaincode (by default 1.0)'))
    .option('--foundation <folder>', say('@oneplusn/foundation 所在文件夹', 'folder of @oneplusn/foundation'))
    .option('--out <folder>', say('写入的文件夹', 'folder to write'), 'build');
  return command.action(async () => {
    const options = command.opts<Options>();
    const { address, tls, vaultKeys, listen, out, chaincodeVersion = '1.0' } = options;
    if (address === undefined) throw misuse(cliErrors.required, { given: '--address' });
    if (tls === undefined) throw misuse(cliErrors.required, { given: '--tls' });
    if (vaultKeys === undefined) throw misuse(cliErrors.required, { given: '--vault-keys' });
    for (const [given, value] of [
      ['--address', address],
      ['--listen', listen],
    ] as const)
      if (value !== undefined && addressIn(value) === undefined)
        throw misuse(cliErrors.badValue, { given, problem: problemWith(cliProblems.hostPort) });
    if (!/^[A-Za-z0-9_.+-]+$/.test(chaincodeVersion))
      throw misuse(cliErrors.badValue, { given: '--chaincode-version', problem: problemWith(cliProblems.version) });
    const { administrator, profile, peers } = await reachOf(session, command);
    const { cwd } = session.surroundings;
    const others = peers.map(({ roots }) => roots);
    const door = await doorIn(resolve(cwd, tls), address, others);
    await checkVaultKeys(session, vaultKeys);
    const folder = resolve(cwd, out);
    const made = await writeService({
      ...{ out: folder, address, name: profile.chaincode, version: chaincodeVersion },
      ...{ msp: administrator.msp, committee: profile.committee, tls: door.peers },
      files: { ...door.files, vaultKeys: resolve(cwd, vaultKeys) },
      foundation: foundationOf(cwd, options.foundation),
      ...(listen === undefined ? {} : { listen }),
    });
    session.print({ packageId: made.id, package: join(folder, 'foundation.tgz'), out: folder }, (pen) =>
      fields(
        [
          [pen.say({ zh: '包标识', en: 'Package id' }), made.id],
          [pen.say({ zh: '链码包', en: 'Package' }), join(out, 'foundation.tgz')],
          [pen.say({ zh: '启动服务', en: 'Start it' }), startLine(out)],
          [pen.say({ zh: '下一步', en: 'Next' }), `oneplusn deploy --package ${join(out, 'foundation.tgz')} --dry-run`],
        ],
        pen,
      ),
    );
  });
}

const startLine = (out: string): string =>
  `node --env-file=${join(out, 'service.env')} ${join(out, 'service', 'service.js')}`;

/** The foundation that is named, or installed in the working directory, or beside this command. */
function foundationOf(cwd: string, named: string | undefined): string {
  if (named !== undefined) {
    if (existsSync(join(cwd, named, 'dist', 'service.js'))) return resolve(cwd, named);
    throw new DeploymentError(deploymentErrors.noFoundation, { place: shownSource(named) });
  }
  for (const from of [join(cwd, 'package.json'), __filename]) {
    try {
      return dirname(createRequire(from).resolve('@oneplusn/foundation/package.json'));
    } catch {
      // Elsewhere, then.
    }
  }
  throw new DeploymentError(deploymentErrors.noFoundation, { place: cwd });
}
