/** What is measured: each a pair of calls, one that writes and one that reads. */
import { createPrivateKey, randomBytes } from 'node:crypto';
import { Client, credentials } from '@grpc/grpc-js';
import { connect as connectGateway, signers } from '@hyperledger/fabric-gateway';
import { connect, type Ledger } from '@oneplusn/sdk';
import { connectClient } from '../client';
import type { Target } from '../network';
import { asset, assets, privateAssets } from './dataset';

export const subjectNames = ['ours', 'stock', 'noop', 'single', 'conditional'] as const;
export type SubjectName = (typeof subjectNames)[number];

export interface Subject {
  submit(id: string): Promise<unknown>;
  /** Reads what a submit of `id` has written. */
  evaluate(id: string): Promise<unknown>;
}

const makers: Readonly<Record<SubjectName, (target: Target) => Promise<Subject>>> = {
  ours,
  stock,
  noop,
  single,
  conditional,
};

export function subject(name: SubjectName, target: Target): Promise<Subject> {
  return makers[name](target);
}

/**
 * One row of a dataset through the SDK: caller and content checked, sealed, signed by two authorities. What several
 * callers put or get at the same time the SDK sends together.
 */
async function ours({ profile, identity }: Target): Promise<Subject> {
  const ledger = await connect({ profile, identity });
  const dataset = ledger.dataset(assets);
  return { submit: (id) => dataset.put([asset(id)]), evaluate: (key) => dataset.get(key) };
}

/** The same rows, each in a transaction of its own and each read by itself. */
async function single({ profile, identity }: Target): Promise<Subject> {
  const ledger = await connect({ profile, identity });
  const dataset = assets.id;
  return {
    submit: (id) => ledger.records.put({ dataset, records: [asset(id)] }),
    evaluate: (key) => ledger.records.get({ dataset, key }),
  };
}

/** One row that its provider alone signs and keeps; it is read under an opening, made when it is first read. */
async function conditional({ profile, identity }: Target): Promise<Subject> {
  const ledger = await connect({ profile, identity });
  const rows = ledger.dataset(privateAssets);
  const opened = new Map<string, Promise<OpenedRow>>();
  return {
    submit: (id) => rows.put([asset(id)]),
    evaluate: async (key) => {
      const row = opened.get(key) ?? openRow(ledger, key);
      opened.set(key, row);
      const { opening, transient } = await row;
      return ledger.records.own({ opening }, { transient });
    },
  };
}

interface OpenedRow {
  readonly opening: string;
  readonly transient: { readonly keys: string[]; readonly salt: string };
}

async function openRow(ledger: Ledger, key: string): Promise<OpenedRow> {
  const transient = { keys: [key], salt: randomBytes(32).toString('hex') };
  const wanted = { dataset: privateAssets.id, fields: { owner: 'whole' }, purpose: 'bench.own', records: 1 };
  const { id: opening } = await ledger.access.openOwn(wanted, { transient });
  return { opening, transient };
}

/** As Fabric's samples connect: the gateway client's own signer and digest. */
async function stock({ access }: Target): Promise<Subject> {
  const client = new Client(access.address, credentials.createSsl(Buffer.from(access.tlsRootCert)), {
    'grpc.ssl_target_name_override': access.serverName,
  });
  const gateway = connectGateway({
    client,
    identity: { mspId: access.mspId, credentials: Buffer.from(access.certificate) },
    signer: signers.newPrivateKeySigner(createPrivateKey(access.privateKey)),
  });
  const contract = gateway.getNetwork(access.channel).getContract('stock');
  const { color, size, owner, value } = asset('');
  const rest = [color, String(size), owner, String(value)];
  return {
    submit: (id) => contract.submitTransaction('CreateAsset', id, ...rest),
    evaluate: (id) => contract.evaluateTransaction('ReadAsset', id),
  };
}

async function noop({ access }: Target): Promise<Subject> {
  const contract = connectClient(access).gateway.getNetwork(access.channel).getContract('noop');
  return {
    submit: () => contract.submitTransaction('nothing'),
    evaluate: () => contract.evaluateTransaction('nothing'),
  };
}
