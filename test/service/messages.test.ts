/** No message ends the service: a real process, and a program that plays its peer and knows no manners. */
import { errors } from '@oneplusn/api';
import { peer } from '@hyperledger/fabric-protos';
import fc from 'fast-check';
import { callers } from './callers';
import { PlayedPeer, messageOf, saidIn } from './peer';
import { startService, type ServiceProcess } from './process';
import { callMessage, inputOf, type Signer } from './proposal';

const { Type } = peer.ChaincodeMessage;
type Kind = ReturnType<peer.ChaincodeMessage['getType']>;
const kinds = Object.values(Type) as Kind[];
const txId = 'ab'.repeat(32);

let service: ServiceProcess;
let li: Signer;
beforeAll(async () => {
  li = (await callers())('GD/li');
  service = await startService();
}, 60_000);
afterAll(() => service.stop());

const peers: PlayedPeer[] = [];
const opened = async (): Promise<PlayedPeer> => {
  const one = await PlayedPeer.ready(service.address);
  peers.push(one);
  return one;
};
afterEach(() => peers.splice(0).forEach((each) => each.cut()));

const whoami = () => callMessage({ args: ['registry:whoami', '{"input":{}}'], caller: li });

/** A genuine call is answered: on an empty ledger by the number of "not founded". */
async function answers(one: PlayedPeer): Promise<void> {
  expect(saidIn(await one.call(await whoami()))).toContain(errors.registry.notFounded.code);
}

async function lives(): Promise<void> {
  const one = await opened();
  await answers(one);
  one.cut();
  expect(service.running()).toBe(true);
}

/** Whatever a genuine message becomes when its parts are exchanged for others. */
const bytes = fc.uint8Array({ maxLength: 60 });
const text = fc.oneof(fc.constantFrom('', txId, '__proto__', 'constructor', 'x'.repeat(5000)), fc.string());
const proposal = fc.record({ bytes: fc.oneof(bytes, fc.constant(new Uint8Array())), signature: bytes }).map((given) => {
  const signed = new peer.SignedProposal();
  signed.setProposalBytes(given.bytes);
  signed.setSignature(given.signature);
  return signed;
});
const input = fc.array(text, { maxLength: 3 }).map((args) => inputOf(args).serializeBinary());
const message = fc
  .record({
    kind: fc.oneof(fc.constantFrom(...kinds), fc.integer({ min: 0, max: 1000 }) as unknown as fc.Arbitrary<Kind>),
    channel: text,
    txId: fc.oneof(fc.constant(txId), text),
    payload: fc.oneof(bytes, input, fc.constant(new Uint8Array())),
    proposal: fc.option(proposal),
  })
  .map((given) => {
    const made = messageOf(given.kind, given.channel, given.txId, given.payload);
    if (given.proposal) made.setProposal(given.proposal);
    return made.serializeBinary();
  });
/** Bytes that are no message: cut short, or nested without an end (groups, which the protocol never uses). */
const wire = fc.oneof(
  { weight: 8, arbitrary: message },
  { weight: 1, arbitrary: bytes },
  { weight: 1, arbitrary: fc.nat(200_000).map((depth) => new Uint8Array(depth).fill(0x0b)) },
);

test('whatever is said, before registration and after, a genuine call is answered', async () => {
  const seed = Date.now() % 2 ** 31;
  console.info(`test/service/messages.test.ts: seed ${seed}`);
  await fc.assert(
    fc.asyncProperty(fc.array(wire, { minLength: 1, maxLength: 6 }), fc.boolean(), async (said, registered) => {
      const hostile = registered ? await opened() : PlayedPeer.silent(service.address);
      peers.push(hostile);
      for (const each of said) {
        hostile.send(each);
        await lives();
      }
      if (registered && !hostile.over) await answers(hostile);
      hostile.cut();
    }),
    { seed, numRuns: 60 },
  );
}, 300_000);

test.each(kinds.map((kind) => [Object.keys(Type)[kinds.indexOf(kind)], kind] as const))(
  'a message of kind %s, empty and with a transaction, in every state',
  async (_, kind) => {
    const one = PlayedPeer.silent(service.address);
    peers.push(one);
    const both = () =>
      [messageOf(kind, '', ''), messageOf(kind, 'oneplusn', txId)].map((each) => each.serializeBinary());
    const unless = (state: Kind) => (kind === state ? [] : both());
    unless(Type.REGISTERED).forEach((each) => one.send(each));
    one.say({ type: Type.REGISTERED });
    unless(Type.READY).forEach((each) => one.send(each));
    one.say({ type: Type.READY });
    both().forEach((each) => one.send(each));
    await answers(one);
    await lives();
  },
);

test('whether the stream lives is answered in kind', async () => {
  const one = await opened();
  const heard = one.until(({ type }) => type === Type.KEEPALIVE);
  one.say({ type: Type.KEEPALIVE });
  expect((await heard)?.getType()).toBe(Type.KEEPALIVE);
});

describe('a call that cannot be one is answered with an error, and the next is served', () => {
  const { malformed, unsigned } = errors.ledger;
  test.each([
    ['arguments that are none', malformed, (m: peer.ChaincodeMessage) => m.setPayload(Buffer.of(0x0a, 0xff, 1))],
    ['no proposal', unsigned, (m: peer.ChaincodeMessage) => m.clearProposal()],
  ])('%s', async (_, { code }, damage) => {
    const one = await opened();
    const call = await whoami();
    damage(call);
    expect(saidIn(await one.call(call))).toContain(code);
    await answers(one);
  });

  test('a proposal that does not decode, or whose creator has no certificate', async () => {
    const one = await opened();
    const call = await whoami();
    call.getProposal()?.setProposalBytes(Buffer.of(0x0a, 0xff, 1));
    expect(saidIn(await one.call(call))).toMatch('proposal');
    const nobody = await callMessage({ args: ['registry:whoami'], caller: { ...li, certificate: 'nobody' } });
    expect(saidIn(await one.call(nobody))).toMatch('certificate');
    await answers(one);
  });

  test('a transaction that is under way already; it goes on', async () => {
    const one = await opened();
    const call = await whoami();
    const ends = one.until(({ type }) => type === Type.COMPLETED);
    one.send(call.serializeBinary());
    one.send(call.serializeBinary());
    await ends;
    const said = one.heard
      .filter((each) => each.getTxid() === call.getTxid())
      .filter((each) => each.getType() === Type.COMPLETED || each.getType() === Type.ERROR)
      .map(saidIn);
    expect(said.some((each) => each.includes(malformed.code))).toBe(true);
    expect(said.some((each) => each.includes(errors.registry.notFounded.code))).toBe(true);
  });
});

test('a thousand streams that say nothing, and calls that are cut in the middle', async () => {
  const many = Array.from({ length: 1000 }, () => PlayedPeer.silent(service.address));
  peers.push(...many);
  await Promise.all(many.map((each) => each.until(({ type }) => type === Type.REGISTER)));
  await lives();
  for (let i = 0; i < 20; i++) {
    const one = await opened();
    one.send((await whoami()).serializeBinary());
    if (i % 2) await one.until(({ type }) => type === Type.GET_STATE || type === Type.GET_PRIVATE_DATA_HASH);
    one.cut();
  }
  await lives();
}, 120_000);
