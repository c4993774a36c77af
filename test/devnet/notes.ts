import type { Deployment } from '@oneplusn/devnet';
import { type ChaincodeInterface, type ChaincodeStub, Shim } from 'fabric-shim';

type Verb = (stub: ChaincodeStub, ...args: string[]) => Promise<string>;

const collection = 'drawer';
const members = "OR('GD.member', 'ZJ.member')";

const verbs: Readonly<Record<string, Verb>> = {
  put: async (stub, key = '', value = '') => {
    await stub.putState(key, Buffer.from(value));
    return value;
  },
  get: async (stub, key = '') => Buffer.from(await stub.getState(key)).toString(),
  /** Reads before it writes: two of them in a block conflict. */
  append: async (stub, key = '', value = '') => {
    const before = Buffer.from(await stub.getState(key)).toString();
    await stub.putState(key, Buffer.from(before + value));
    return before + value;
  },
  hide: async (stub, key = '', value = '') => {
    await stub.putPrivateData(collection, key, Buffer.from(value));
    return '';
  },
  seek: async (stub, key = '') => Buffer.from(await stub.getPrivateData(collection, key)).toString(),
  /** Reads in public and writes in private: a public change in between makes it invalid. */
  stow: async (stub, key = '', value = '') => {
    await stub.getState(key);
    await stub.putPrivateData(collection, key, Buffer.from(value));
    return '';
  },
  /** Where members alone may read, for the next block and no longer. */
  lock: async (stub, key = '', value = '') => {
    await stub.putPrivateData('safe', key, Buffer.from(value));
    return '';
  },
  shred: async (stub, key = '') => {
    await stub.purgePrivateData(collection, key);
    return '';
  },
  /** The transaction's time, which its client sets. */
  when: async (stub) => stub.getDateTimestamp().toISOString(),
  tell: async (stub, value = '') => {
    stub.setEvent('told', Buffer.from(value));
    await stub.putState('told', Buffer.from(value));
    return '';
  },
};

/** Keeps notes, in public, in a drawer of two authorities and in their safe. */
const notes: ChaincodeInterface = {
  Init: async () => Shim.success(),
  Invoke: async (stub: ChaincodeStub) => {
    const { fcn, params } = stub.getFunctionAndParameters();
    const verb = verbs[fcn];
    if (!verb) return Shim.error(`no ${fcn}`);
    return Shim.success(Buffer.from(await verb(stub, ...params)));
  },
};

/** One authority's signature is enough, so that few suffice to change a note. */
export const notesDeployment: Deployment = {
  name: 'notes',
  version: '1.0',
  policy: "OR('Committee.peer', 'MHRSS.peer', 'GD.peer', 'ZJ.peer')",
  collections: [
    { name: collection, policy: members, requiredPeerCount: 0, maxPeerCount: 3 },
    { name: 'safe', policy: members, requiredPeerCount: 0, maxPeerCount: 3, memberOnlyRead: true, blockToLive: 1 },
  ],
  chaincode: notes,
};
