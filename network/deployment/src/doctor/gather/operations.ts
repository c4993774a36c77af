import { request as inTheClear } from 'node:http';
import { request } from 'node:https';
import { problemWith } from '@oneplusn/errors';
import { deploymentProblems } from '../../errors/problems';
import type { Facts } from '../facts';
import type { Sharing } from './shared';

/** How long an endpoint may be silent. */
const seconds = 5;

class Silence extends Error {}

/** What an operator shows at operations endpoints, and trusts them by: PEM. */
export interface Operator {
  readonly root?: string;
  readonly certificate?: string;
  readonly key?: string;
}

type Answer = { readonly status: number; readonly text: string };

/** What an operations endpoint tells its operator, and whether it tells it to anybody. */
export async function operationsAt(
  url: string,
  operator: Operator,
  sharing: Sharing,
): Promise<Facts['operations'][number]> {
  const { root: ca, certificate: cert, key } = operator;
  const shown = { ...(ca === undefined ? {} : { ca }), ...(cert === undefined ? {} : { cert, key }) };
  const door = { url, open: await openness(url, '/version'), ...(await sharing(new URL(url).host)) };
  try {
    const version = await ask(new URL('/version', url), shown);
    if (version.status !== 200) return { ...door, problem: `HTTP ${version.status}` };
    const { Version } = JSON.parse(version.text) as { Version?: string };
    if (Version === undefined) return { ...door, problem: problemWith(deploymentProblems.noVersion) };
    const logging = await loggingAt(url, shown);
    return { ...door, version: Version, ...(logging === undefined ? {} : { logging }) };
  } catch (error) {
    if (error instanceof Silence)
      return { ...door, problem: problemWith(deploymentProblems.noAnswerWithin, { seconds }) };
    return { ...door, problem: error instanceof Error ? error.message || error.name : String(error) };
  }
}

/** Whom it answers: whoever comes in the clear, whoever comes by TLS, or only whom it knows. */
export async function openness(url: string, path: string): Promise<'clear' | 'anyone' | 'closed'> {
  // A server of HTTPS answers what comes in the clear, too: that it is no way to come.
  const answered = await ask(new URL(path, url), { rejectUnauthorized: false }).then(
    ({ status }) => status !== 400,
    () => false,
  );
  if (!answered) return 'closed';
  return url.startsWith('https:') ? 'anyone' : 'clear';
}

/** The specification of its logs; undefined where it does not tell. */
async function loggingAt(url: string, shown: object): Promise<string | undefined> {
  try {
    const { status, text } = await ask(new URL('/logspec', url), shown);
    return status === 200 ? (JSON.parse(text) as { spec?: string }).spec : undefined;
  } catch {
    return undefined;
  }
}

function ask(url: URL, shown: object): Promise<Answer> {
  const by = url.protocol === 'https:' ? request : inTheClear;
  return new Promise((resolve, reject) => {
    const asked = by(url, { ...shown, agent: false, timeout: seconds * 1_000 }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    asked.on('timeout', () => asked.destroy(new Silence()));
    asked.on('error', reject).end();
  });
}
