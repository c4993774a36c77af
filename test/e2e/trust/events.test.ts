/** Events in anyone's name, tried by ZJ with its own peer and client, and with GD's help: GD is told what is true. */
import { canonicalJson } from '@oneplusn/api';
import { sdkErrors, type Ledger, type LedgerEvent, type UnverifiedEvent } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { useNet } from '../../engine';
import { factKey, type Key } from '../sharing/conspiracy';
import { partiesIn, type Parties } from '../sharing/parties';
import { puppetFoundation, scripted, type Script } from '../sharing/puppet';
import { stockClient, type StockClient } from '../sharing/stock';

const puppet = puppetFoundation(sampleTopology('quickstart').committee);
const net = useNet({ perAuthority: { ZJ: puppet, GD: puppet } });

let parties: Parties;
let watcher: Ledger;
let liar: StockClient;
let grant: string;

beforeAll(async () => {
  parties = await partiesIn(net());
  watcher = await net().connect('MHRSS/admin');
  grant = (await parties.granted()).id;
  liar = stockClient(net(), 'ZJ/jiang');
});
afterAll(() => liar.close());

interface Lie {
  /** The function that is called; that of the event where not given. */
  readonly call?: string;
  readonly input?: unknown;
  readonly by?: string;
  readonly name?: string;
  readonly facts?: readonly { readonly kind: string; readonly id: string }[];
  readonly content?: unknown;
  readonly writes?: Script['writes'];
  readonly endorsers?: readonly string[];
}

const mine: Key = ['mark', 'note', 'ZJ', 'x'];
const anything = [{ key: mine, text: 'x', into: 'ZJ' }];

/** Commits a lie; gives its id, once it is on the ledger. */
async function tell(lie: Lie): Promise<void> {
  const { name = 'access.revoke', by = 'ZJ/jiang', facts = [], input = {}, endorsers = ['ZJ'] } = lie;
  const script: Script = { event: { name, content: lie.content ?? { by, facts } }, writes: lie.writes ?? anything };
  const code = await liar.submit(lie.call ?? name.replace('.', ':'), {
    arguments: [JSON.stringify({ requestId: 'lie-00000001', input })],
    transientData: scripted(script),
    endorsingOrganizations: [...endorsers],
  });
  expect(code).toBe(0);
}

/** What a watcher is told of all that is done in `work`, and of an honest write after it. */
async function toldOf(work: () => Promise<unknown>): Promise<{ told: LedgerEvent[]; untrue: UnverifiedEvent[] }> {
  const [told, untrue]: [LedgerEvent[], UnverifiedEvent[]] = [[], []];
  const stream = watcher.events({ from: await heightOf(), onUnverified: (event) => untrue.push(event) });
  await work();
  const last = await parties.request();
  for await (const event of stream) {
    told.push(event);
    if (event.facts.some(({ id }) => id === last.id)) break;
  }
  return { told, untrue };
}

async function heightOf(): Promise<bigint> {
  const client = stockClient(net(), 'MHRSS/admin');
  try {
    return await client.height();
  } finally {
    client.close();
  }
}

/** A fact as a liar would store it: in public, and under whose seals. */
function stored(kind: string, id: string, into: readonly string[], text = canonicalJson({ value: { id } })) {
  return into.map((msp) => ({ key: factKey(kind, id), text, into: msp }));
}

const opening = 'ZJ/o-gd-0123456789abcdef';
const lies: [string, Lie, string][] = [
  ['a revocation by MHRSS/wu, out of a call of its own making', { call: 'rogue:tell', by: 'MHRSS/wu' }, 'otherCall'],
  ['a revocation by MHRSS/wu, out of a call of that name', { by: 'MHRSS/wu' }, 'otherCaller'],
  ['an act of another person of its own', { by: 'ZJ/admin' }, 'otherCaller'],
  ['a transaction that there is not', { call: 'rogue:tell', name: 'rogue.tell' }, 'unknown'],
  ['words of another form', { content: 'revoked, believe me' }, 'otherForm'],
  ['a fact that can be none', { content: { by: 'ZJ/jiang', facts: [{ kind: 'grant', id: '../x' }] } }, 'otherForm'],
  ['that it revoked a grant of MHRSS', { input: { grant: 'MHRSS/g-gd-0123456789abcdef' } }, 'notSigner'],
  [
    'that it filed a request, with nobody who bears its date out',
    {
      name: 'access.request',
      input: { dataset: 'MHRSS/insured' },
      facts: [{ kind: 'request', id: 'ZJ/r-0123456789abcdef' }],
      writes: stored('request', 'ZJ/r-0123456789abcdef', ['ZJ']),
    },
    'oneSigner',
  ],
  ['that MHRSS has signed its opening too', { name: 'access.open', input: { dataset: 'MHRSS/insured' } }, 'unsigned'],
  [
    "a fact of GD's that it does not write",
    { name: 'registry.establish', endorsers: ['GD', 'ZJ'], facts: [{ kind: 'department', id: 'GD/hrss' }] },
    'unsealed',
  ],
  [
    'a fact of its own that it does not write',
    { name: 'registry.establish', endorsers: ['GD', 'ZJ'], facts: [{ kind: 'department', id: 'ZJ/hrss' }] },
    'unsealed',
  ],
  [
    "a fact of GD's that it seals by itself",
    {
      name: 'registry.establish',
      endorsers: ['GD', 'ZJ'],
      facts: [{ kind: 'department', id: 'GD/hrss' }],
      writes: stored('department', 'GD/hrss', ['ZJ']),
    },
    'unsealed',
  ],
  [
    'an opening that its requester has not sealed',
    {
      name: 'access.open',
      endorsers: ['GD', 'ZJ'],
      input: { dataset: 'ZJ/dataset' },
      facts: [{ kind: 'opening', id: opening }],
      writes: stored('opening', opening, ['ZJ']),
    },
    'unsealed',
  ],
  [
    'together with GD, a text in public that is not the sealed one',
    {
      name: 'registry.establish',
      endorsers: ['GD', 'ZJ'],
      facts: [{ kind: 'department', id: 'ZJ/two-faces' }],
      writes: [
        { key: factKey('department', 'ZJ/two-faces'), text: '{"value":{"state":"active"}}' },
        ...stored('department', 'ZJ/two-faces', ['ZJ']),
      ],
    },
    'unsealed',
  ],
];

test.each(lies)('%s: not told as true', async (_, lie, problem) => {
  const { told, untrue } = await toldOf(() => tell(lie));
  expect(told.map(({ name }) => name)).toEqual(['access.request']);
  expect(untrue).toHaveLength(1);
  expect(untrue[0]?.why.is(sdkErrors.eventUnverified)).toBe(true);
  expect(untrue[0]?.why.args['problem']).toMatchObject({ key: `event.${problem}` });
});

test('what is true is told among all lies, in its order, and the lies are told apart', async () => {
  const { told, untrue } = await toldOf(async () => {
    for (const [, lie] of lies) await tell(lie);
    await parties.ministry.access.revoke({ grant, reason: '到期' });
    await tell({ by: 'MHRSS/wu' });
  });
  expect(told.map(({ name, by }) => `${name} ${by}`)).toEqual(['access.revoke MHRSS/wu', 'access.request GD/li']);
  expect(told[0]?.facts).toEqual([{ kind: 'grant', id: grant }]);
  expect(untrue).toHaveLength(lies.length + 1);
}, 60_000);
