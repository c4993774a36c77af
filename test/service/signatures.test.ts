/**
 * Nothing is done that its caller has not signed: a real process, and a program that forges what a peer would pass on.
 */
import { generateKeyPairSync, sign } from 'node:crypto';
import { errors, LedgerError } from '@oneplusn/api';
import { common, peer } from '@hyperledger/fabric-protos';
import { errorsByCode } from '../../chaincode/api/src/errors';
import { callers } from './callers';
import { PlayedPeer, saidIn } from './peer';
import { settings, startService, type ServiceProcess } from './process';
import { callMessage, inputOf, sha256, signatureBy, type Signer, type Wanted } from './proposal';

let service: ServiceProcess;
let one: PlayedPeer;
let li: Signer;
let feng: Signer;
let mo: Signer;
beforeAll(async () => {
  const as = await callers();
  [li, feng, mo] = [as('GD/li'), as('GD/feng'), as('MHRSS/admin')];
  service = await startService({ ...settings, ONEPLUSN_CHAINCODE: 'oneplusn' });
  one = await PlayedPeer.ready(service.address);
}, 60_000);
afterAll(async () => {
  one.cut();
  await service.stop();
});

const own = (): Wanted => ({
  args: ['records:own', '{"input":{"opening":"GD/none"}}'],
  transient: { keys: '["110105194912310020"]', salt: `"${'ab'.repeat(32)}"` },
  caller: li,
});

test('what is signed and passed on as it was is acted on', async () => {
  const before = one.asked.length;
  expect(saidIn(await one.call(await callMessage(own())))).toContain(errors.registry.notFounded.code);
  expect(one.asked.length).toBeGreaterThan(before);
});

/** Changes the proposal, and leaves the signature as it is. */
function alter(call: peer.ChaincodeMessage, change: (proposal: peer.Proposal) => void): void {
  const signed = call.getProposal();
  const proposal = peer.Proposal.deserializeBinary(signed?.getProposalBytes_asU8() ?? new Uint8Array());
  change(proposal);
  signed?.setProposalBytes(proposal.serializeBinary());
}

const forged: Record<string, () => Promise<peer.ChaincodeMessage>> = {
  'no proposal': async () => {
    const call = await callMessage(own());
    call.clearProposal();
    return call;
  },
  'no signature': () => withSignature(() => new Uint8Array()),
  'no signature at all': () => withSignature(() => Buffer.from('no signature at all')),
  'a signature by another key': () => callMessage({ ...own(), by: feng }),
  'a signature by a fresh key': () =>
    withSignature((bytes) => sign('sha256', bytes, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)),
  'the signature of another proposal': async () => {
    const other = await callMessage(own());
    return withSignature(() => other.getProposal()?.getSignature_asU8() ?? new Uint8Array());
  },
  'the higher of the two signatures': () => withSignature(async (bytes) => raised(await signatureBy(li, bytes))),
  "another's certificate": () => callMessage({ ...own(), caller: mo, by: li }),
  'another argument': async () => {
    const call = await callMessage(own());
    call.setPayload(inputOf(['records:own', '{"input":{"opening":"GD/other"}}']).serializeBinary());
    return call;
  },
  'another function': async () => {
    const call = await callMessage(own());
    call.setPayload(inputOf(['registry:whoami', '{"input":{}}']).serializeBinary());
    return call;
  },
  'one argument more': async () => {
    const call = await callMessage(own());
    call.setPayload(inputOf([...own().args, '']).serializeBinary());
    return call;
  },
  'another transient map': async () => {
    const call = await callMessage(own());
    alter(call, (proposal) => {
      const payload = peer.ChaincodeProposalPayload.deserializeBinary(proposal.getPayload_asU8());
      payload.getTransientmapMap().set('keys', Buffer.from('["110105194912310021"]'));
      proposal.setPayload(payload.serializeBinary());
    });
    return call;
  },
  'another time': async () => {
    const call = await callMessage(own());
    alter(call, (proposal) => {
      const header = common.Header.deserializeBinary(proposal.getHeader_asU8());
      const channel = common.ChannelHeader.deserializeBinary(header.getChannelHeader_asU8());
      channel.setEpoch(1);
      header.setChannelHeader(channel.serializeBinary());
      proposal.setHeader(header.serializeBinary());
    });
    return call;
  },
  'another channel': async () => {
    const call = await callMessage(own());
    call.setChannelId('provinces');
    return call;
  },
  'another transaction': async () => {
    const call = await callMessage(own());
    call.setTxid(sha256(Buffer.from('another')).toString('hex'));
    return call;
  },
  'another chaincode': () => callMessage({ ...own(), chaincode: 'other' }),
};

async function withSignature(by: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>) {
  const call = await callMessage(own());
  const signed = call.getProposal();
  signed?.setSignature(await by(signed.getProposalBytes_asU8()));
  return call;
}

test.each(Object.entries(forged))('%s: refused by number, before anything is read', async (_, forge) => {
  const before = one.asked.length;
  const error = LedgerError.parse(saidIn(await one.call(await forge())), errorsByCode);
  expect(error?.code).toBe(errors.ledger.unsigned.code);
  expect(one.asked.length).toBe(before);
  expect(service.printed()).not.toContain('110105194912310020');
});

/** The same signature with the other S, which OpenSSL takes and Fabric does not. */
function raised(der: Uint8Array): Uint8Array {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const at = 4 + (der[3] ?? 0);
  const s = BigInt(`0x${Buffer.from(der.subarray(at + 2)).toString('hex')}`);
  const high = Buffer.concat([Buffer.of(0), Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex')]);
  const numbers = Buffer.concat([der.subarray(2, at), Buffer.of(2, high.length), high]);
  return Buffer.concat([Buffer.of(0x30, numbers.length), numbers]);
}
