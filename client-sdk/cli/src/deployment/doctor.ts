/** `oneplusn doctor`: what is wrong with a network, why, and what to change. */
import { addressIn } from '@oneplusn/api';
import {
  doctor,
  type Examination,
  type Finding,
  type Operator,
  type PeerAddress,
  type Severity,
} from '@oneplusn/deployment';
import { problemWith, type Text } from '@oneplusn/errors';
import type { Profile } from '@oneplusn/sdk';
import { Command } from 'commander';
import { exitCodes } from '../errors/exit-codes';
import { cliProblems } from '../errors/problems';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { readDocument } from '../options/document';
import type { Pen, Tone } from '../render/pen';
import { fields } from '../render/table';
import { harmless } from '../render/width';
import type { Session } from '../session';
import { reachOf } from './reach';
import { sayIn } from '../language/say';

interface Options {
  readonly operations: readonly string[];
  readonly operationsCertificate?: string;
  readonly operationsKey?: string;
  readonly operationsRoot?: string;
  readonly core?: string;
  readonly coreEnv?: string;
  readonly orderer?: string;
  readonly ordererEnv?: string;
  readonly ordererAdmin: readonly string[];
}

const severities: Readonly<Record<Severity, { readonly text: Text; readonly tone: Tone }>> = {
  error: { text: { zh: '错误', en: 'error' }, tone: 'bad' },
  warning: { text: { zh: '警告', en: 'warning' }, tone: 'warning' },
  note: { text: { zh: '提示', en: 'note' }, tone: 'quiet' },
};

export function doctorCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const command = new Command('doctor')
    .usage(`[${say('选项', 'options')}]`)
    .option(
      '--operations <url>',
      say(
        '节点的运维端点: 版本、日志级别、是否设防; 可重复',
        "a node's operations endpoint: version, logging, whether it is closed; may be repeated",
      ),
      (url: string, given: readonly string[]) => [...given, url],
      [] as readonly string[],
    )
    .option('--operations-certificate <file>', say('运维人员的证书 (PEM)', "the operator's certificate (PEM)"))
    .option('--operations-key <file>', say('其私钥 (PEM)', 'its key (PEM)'))
    .option('--operations-root <file>', say('节点的 TLS 根证书 (PEM)', 'TLS root of the nodes (PEM)'))
    .option('--core <file>', say('节点的 core.yaml', "a peer's core.yaml"))
    .option(
      '--core-env <file>',
      say(
        '覆盖 core.yaml 的环境变量 (CORE_...=值, 每行一个)',
        'variables that override it (CORE_...=value, one a line)',
      ),
    )
    .option('--orderer <file>', say('排序节点的 orderer.yaml', "an orderer's orderer.yaml"))
    .option(
      '--orderer-env <file>',
      say(
        '覆盖 orderer.yaml 的环境变量 (ORDERER_...=值, 每行一个)',
        'variables that override it (ORDERER_...=value, one a line)',
      ),
    )
    .option(
      '--orderer-admin <host:port>',
      say('排序节点的管理端点: 是否设防; 可重复', "an orderer's admin door: whether it is closed; may be repeated"),
      (address: string, given: readonly string[]) => [...given, address],
      [] as readonly string[],
    );
  return command.action(async () => {
    const options = command.opts<Options>();
    const { operations, ordererAdmin: admin } = options;
    for (const address of admin)
      if (!addressIn(address))
        throw misuse(cliErrors.badValue, { given: '--orderer-admin', problem: problemWith(cliProblems.hostPort) });
    const operator = await operatorOf(session, options);
    const core = await settingsIn(session, options.core, options.coreEnv);
    const ordering = await settingsIn(session, options.orderer, options.ordererEnv);
    const reached = await reachOf(session, command, 'evaluate');
    const { profile } = reached;
    const { chaincode, signatures } = profile;
    const everybody = await peersOf(profile);
    const findings = await doctor(reached, {
      ...{ chaincode, signatures, everybody, operations, operator, admin },
      ...(core ? { core } : {}),
      ...(ordering ? { ordering } : {}),
    });
    session.print({ findings }, (pen) => view(findings, pen));
    if (findings.some(({ severity }) => severity !== 'note')) session.exit = exitCodes.refused;
  });
}

/** A node's settings, where either of its files was named. */
async function settingsIn(
  session: Session,
  file: string | undefined,
  variables: string | undefined,
): Promise<Examination['core']> {
  if (file === undefined && variables === undefined) return undefined;
  return {
    yaml: file === undefined ? '' : await yamlIn(session, file),
    environment: variables === undefined ? '' : await session.read(variables),
  };
}

/** What is no YAML is said here, with the file's name. */
async function yamlIn(session: Session, file: string): Promise<string> {
  const text = await session.read(file);
  readDocument(text, file);
  return text;
}

/** Who asks the operations endpoints. */
async function operatorOf(session: Session, options: Options): Promise<Operator> {
  const { operationsCertificate: certificate, operationsKey: key, operationsRoot: root } = options;
  if (certificate !== undefined && key === undefined) throw misuse(cliErrors.required, { given: '--operations-key' });
  if (certificate === undefined && key !== undefined)
    throw misuse(cliErrors.required, { given: '--operations-certificate' });
  return {
    ...(root === undefined ? {} : { root: await session.read(root) }),
    ...(certificate === undefined ? {} : { certificate: await session.read(certificate) }),
    ...(key === undefined ? {} : { key: await session.read(key) }),
  };
}

/** Every peer of the profile; an authority without any is told of by the findings. */
async function peersOf(profile: Profile): Promise<Record<string, readonly PeerAddress[]>> {
  const entries = profile.authorities.map(async (msp) => [msp, await profile.peersOf(msp).catch(() => [])] as const);
  return Object.fromEntries(await Promise.all(entries));
}

function view(findings: readonly Finding[], pen: Pen): string {
  if (findings.length === 0) return pen.paint('good', pen.say({ zh: '未发现问题', en: 'Nothing is wrong' }));
  const count = (severity: Severity): number => findings.filter((each) => each.severity === severity).length;
  // What peers and certificates say of themselves stands in it.
  const told = (text: Text): string => harmless(pen.say(text));
  const blocks = findings.map(({ code, severity, what, why, change }) => {
    const { text, tone } = severities[severity];
    const head = `${pen.paint(tone, `${code} ${pen.say(text)}`)}  ${told(what)}`;
    const body = fields(
      [
        [pen.say({ zh: '原因', en: 'Why' }), told(why)],
        [pen.say({ zh: '更改', en: 'Change' }), told(change)],
      ],
      pen,
      2,
    );
    return `${head}\n${body}`;
  });
  const sum = pen.say(
    {
      zh: '{errors} 个错误, {warnings} 个警告, {notes} 个提示',
      en: '{errors} errors, {warnings} warnings, {notes} notes',
    },
    { errors: count('error'), warnings: count('warning'), notes: count('note') },
  );
  return [...blocks, sum].join('\n\n');
}
