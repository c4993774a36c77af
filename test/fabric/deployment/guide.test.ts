/**
 * Every command of the integrator's guide, as it stands there, on real Fabric; only made-up addresses are replaced by
 * those of this machine.
 */
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf, yamlOf } from '../../deployment/guide';
import { FabricSite } from './fabric-site';

const english = 'integrators.md';
const blocks = blocksOf(english);
const members = ['Committee', 'GD', 'MHRSS', 'ZJ'];
const homes = [...members, 'HE'];

let site: FabricSite;
/** What stands for the guide's addresses, by authority. */
const places = new Map<string, string>();
let exported: Record<string, string> = {};

beforeAll(async () => {
  site = await FabricSite.open();
  const anchor = await site.newcomer('HE');
  const { core, operations } = site.node('peer0.gd');
  places.set('peer0.he.example:7051', anchor).set('https://peer0.gd.example:9443', operations);
  const { orderer, admin } = site.node('orderer0');
  places.set('orderer0.example:7053', admin);
  cpSync(orderer, join(site.home('GD'), 'orderer.yaml'));
  writeFileSync(join(site.home('GD'), 'orderer.env'), site.environmentOf('orderer0'));
  const { ca, actors } = site.ground.credentials.authorities.get('GD')!;
  mkdirSync(join(site.home('GD'), 'ca'));
  writeFileSync(join(site.home('GD'), 'ca/ca.pem'), ca.certificate);
  writeFileSync(join(site.home('GD'), 'ca/key.pem'), ca.privateKey, { mode: 0o600 });
  site.write('GD', 'li.pem', actors.get('li')!.certificate);
  site.operator('GD');
  cpSync(core, join(site.home('GD'), 'core.yaml'));
  writeFileSync(join(site.home('GD'), 'peer.env'), site.environmentOf('peer0.gd'));
  cpSync(join(site.home('HE'), 'msp'), join(site.home('GD'), 'he/msp'), { recursive: true });
  writeFileSync(join(site.home('Committee'), 'founding.yaml'), yamlOf(english, 'authorities'));
}, 120_000);
afterAll(() => site.close());

let admitted = false;
for (const [n, { at, commands }] of blocks.entries())
  test(`${n + 1}. at ${at}: ${commands.join('; ')}`, async () => {
    if (at === 'HE') admitted = true;
    for (const msp of at === 'every authority' ? (admitted ? homes : members) : [at])
      for (const command of commands) await carryOut(msp, command);
    share();
    if (commands.some((command) => command.includes('remove-authority'))) admitted = false;
  }, 120_000);

async function carryOut(msp: string, command: string): Promise<void> {
  const line = await placed(msp, command);
  const [program, ...words] = line.split(' ');
  if (program === 'export') {
    exported = Object.fromEntries(words.map((word) => word.split('=') as [string, string]));
    return;
  }
  if (program === 'node') {
    await site.serveLine(msp, words);
    return;
  }
  expect(program).toBe('oneplusn');
  // A newcomer's peer is reading the blocks before the one that admits it, for a moment.
  for (let tries = 0; ; tries++) {
    const { exit, out, err } = await site.runWith(exported, msp, words);
    if (exit === 0) return;
    if (tries > 20 || exit !== 3) throw new Error(`${line} at ${msp} ended with ${exit}: ${err}${out}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** The command with addresses of this machine: each authority's service has its own. */
async function placed(msp: string, command: string): Promise<string> {
  let line = command.replace(/foundation[.]\w+[.]example(?!:)/, 'localhost').replace('age1example', recipientOf(msp));
  for (const [made] of command.matchAll(/(?:https:\/\/)?[\w.]+[.]example:\d+/g)) {
    const key = made.startsWith('foundation') ? `${msp} ${made}` : made;
    if (!places.has(key)) places.set(key, await site.freeAddress());
    line = line.replace(made, places.get(key)!);
  }
  return line;
}

/** The public half of the recovery key that an authority has made. */
function recipientOf(msp: string): string {
  const file = join(site.home(msp), 'recovery.key');
  return existsSync(file) ? (/age1\w+/.exec(readFileSync(file, 'utf8'))?.[0] ?? '') : '';
}

/** What one authority has is mailed to the others. */
function share(): void {
  const newest = new Map<string, string>();
  for (const msp of homes)
    for (const file of readdirSync(site.home(msp)).filter((name) => name.endsWith('.pb'))) {
      const path = join(site.home(msp), file);
      const other = newest.get(file);
      if (other === undefined || site.age(path) > site.age(other)) newest.set(file, path);
    }
  for (const [file, path] of newest)
    for (const msp of homes) {
      const to = join(site.home(msp), file);
      if (to !== path && (!existsSync(to) || site.age(path) > site.age(to))) copyFileSync(path, to);
    }
}
