/** `oneplusn service-tls`: the certificates of the door between an authority's peers and its chaincode service. */
import { join, resolve } from 'node:path';
import { problemWith } from '@oneplusn/errors';
import { issueServiceTls, serviceLayout, writeServiceTls } from '@oneplusn/topology';
import { Command } from 'commander';
import { cliProblems } from '../errors/problems';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { shownName } from '../options/document';
import { fields } from '../render/table';
import type { Session } from '../session';
import { asDeployment } from './secrets';
import { sayIn } from '../language/say';

interface Options {
  readonly host: readonly string[];
  readonly days: string;
  readonly out?: string;
}

export function serviceTlsCommand(session: Session): Command {
  const { language } = session.settings;
  const say = sayIn({ language });
  const command = new Command('service-tls')
    .usage(`--host <host> --out <folder> [${say('选项', 'options')}]`)
    .option(
      '--host <host>',
      say(
        '节点连接服务时用的主机名或 IPv4 地址; 可重复',
        'host name or IPv4 address by which the peers reach it; may be repeated',
      ),
      (host: string, given: readonly string[]) => [...given, host],
      [] as readonly string[],
    )
    .option('--days <n>', say('有效天数', 'how many days they hold'), '1095')
    .option('--out <folder>', say('写入的文件夹 (不得已存在)', 'folder to write (it must not exist)'));
  return command.action(async () => {
    const { host: hosts, days, out } = command.opts<Options>();
    if (hosts.length === 0) throw misuse(cliErrors.required, { given: '--host' });
    if (out === undefined) throw misuse(cliErrors.required, { given: '--out' });
    if (hosts.some((host) => !/^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(host)))
      throw misuse(cliErrors.badValue, {
        given: '--host',
        problem: problemWith(cliProblems.hostName),
      });
    if (!/^[1-9]\d{0,3}$/.test(days))
      throw misuse(cliErrors.badValue, {
        given: '--days',
        problem: problemWith(cliProblems.days),
      });
    await writeServiceTls(
      issueServiceTls({ hosts }, { days: Number(days) }),
      resolve(session.surroundings.cwd, out),
    ).catch((error: unknown) => Promise.reject(asDeployment(error, shownName(out))));
    const folder = shownName(out);
    session.print({ out: folder, hosts: hosts.map(shownName), days: Number(days) }, (pen) =>
      fields(
        [
          [pen.say({ zh: '服务持有', en: 'The service holds' }), join(serviceLayout.service(folder), '*')],
          [pen.say({ zh: '写入链码包', en: 'The package holds' }), join(serviceLayout.peers(folder), '*')],
          [pen.say({ zh: '下一步', en: 'Next' }), `oneplusn package --tls ${folder} ...`],
        ],
        pen,
      ),
    );
  });
}
