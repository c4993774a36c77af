/** What deploying finds wrong is said in the reader's language, and never as a sentence of the other one. */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isProblem, sayProblem } from '@oneplusn/errors';
import { operationsAt } from '../doctor/gather/operations';
import { mspFrom } from '../membership/msp-folder';
import { readUpdate } from '../membership/envelope';
import { readPackage } from '../package/package';
import { archive } from '../package/archive';
import { parsePolicy } from '../policy/signature';
import { DeploymentError } from './error';
import { deploymentProblems, lexicon } from './problems';

const scratch = mkdtempSync(join(tmpdir(), 'oneplusn-problems-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Three words of Latin letters in a row, but for commands: a sentence that nobody translated. */
const english = /(?<!oneplusn )\b(?!oneplusn)[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}/;

test.each(Object.values(deploymentProblems))('$key is Chinese for a Chinese reader', (row) => {
  expect(row.zh).not.toMatch(english);
  expect(row.zh.replace(/\{\w+\}/g, '')).toMatch(/\p{Script=Han}/u);
});

function folder(name: string, files: Readonly<Record<string, string>>): string {
  const place = join(scratch, name);
  mkdirSync(place);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(join(place, file, '..'), { recursive: true });
    writeFileSync(join(place, file), content);
  }
  return place;
}

const withCertificates = { 'cacerts/ca.pem': 'x', 'tlscacerts/ca.pem': 'x' };
const wrong: readonly (readonly [title: string, call: () => unknown])[] = [
  ['a policy that ends', () => parsePolicy("AND('A.peer'")],
  ['a policy with another sign', () => parsePolicy("AND['A.peer')")],
  ['a policy with no such gate', () => parsePolicy("XOR('A.peer')")],
  ['a policy that asks for too many', () => parsePolicy("OutOf(3,'A.peer')")],
  ['a policy that goes on', () => parsePolicy("'A.peer' 'B.peer'")],
  ['a policy of no role', () => parsePolicy("'A.cook'")],
  ['an MSP folder without certificates', () => mspFrom(folder('empty', {}), 'A')],
  ['an MSP folder without TLS', () => mspFrom(folder('plain', { 'cacerts/ca.pem': 'x' }), 'A')],
  ['an MSP folder without units', () => mspFrom(folder('units', withCertificates), 'A')],
  ['units that are no YAML', () => mspFrom(folder('yaml', { ...withCertificates, 'config.yaml': '[' }), 'A')],
  ['an update that is none', () => readUpdate(Buffer.from('none'), 'update.pb')],
  ['a package of nothing', async () => readPackage(await archive({}), 'cc.tgz')],
  ['a package without a name', async () => readPackage(await labelled('nothing'), 'cc.tgz')],
  ['a package that is none', () => readPackage(Buffer.from('none'), 'cc.tgz')],
];

test.each(wrong)('%s', async (_, call) => {
  const error = await Promise.resolve()
    .then(call)
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
  if (!(error instanceof DeploymentError)) throw error;
  const { message, remedy } = error.text('zh');
  expect(`${message}。${remedy}`).not.toMatch(english);
  expect(error.text('en').message).not.toMatch(/\p{Script=Han}/u);
});

test('an operations endpoint that does not tell its version', async () => {
  const server = createServer((_, answer) => answer.end('{}')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    const { problem } = await operationsAt(`http://127.0.0.1:${port}`, {}, async () => ({}));
    if (!isProblem(problem)) throw new Error(`not a problem: ${problem}`);
    expect(sayProblem('zh', problem, lexicon)).toBe('答复中没有 Version');
  } finally {
    server.close();
  }
});

async function labelled(label: string): Promise<Buffer> {
  const code = await archive({ 'connection.json': '{}' });
  return archive({ 'metadata.json': JSON.stringify({ label }), 'code.tar.gz': code });
}
