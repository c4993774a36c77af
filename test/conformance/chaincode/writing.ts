import { KeyEndorsementPolicy } from './shim';
import { Answer, type Verb } from './verb';

const policy = (organizations: readonly string[]): Uint8Array => {
  const made = new KeyEndorsementPolicy();
  if (organizations.length > 0) made.addOrgs('PEER', ...organizations);
  return made.getPolicy();
};

/** Operations that write, call others, or end the call. */
export const writing: Readonly<Record<string, Verb>> = {
  put: async (stub, key = '', value = '') => stub.putState(key, Buffer.from(value)),
  putBytes: async (stub, key = '', count = '0') => stub.putState(key, Buffer.alloc(Number(count), 'x')),
  remove: async (stub, key = '') => stub.deleteState(key),
  putComposite: async (stub, value = '', type = '', ...parts) =>
    stub.putState(stub.createCompositeKey(type, parts), Buffer.from(value)),
  putPrivate: async (stub, collection = '', key = '', value = '') =>
    stub.putPrivateData(collection, key, Buffer.from(value)),
  removePrivate: async (stub, collection = '', key = '') => stub.deletePrivateData(collection, key),
  purgePrivate: async (stub, collection = '', key = '') => stub.purgePrivateData(collection, key),
  setPolicy: async (stub, key = '', ...organizations) => stub.setStateValidationParameter(key, policy(organizations)),
  clearPolicy: async (stub, key = '') => stub.setStateValidationParameter(key, new Uint8Array()),
  setPrivatePolicy: async (stub, collection = '', key = '', ...organizations) =>
    stub.setPrivateDataValidationParameter(collection, key, policy(organizations)),
  event: async (stub, name = '', payload = '') => {
    stub.setEvent(name, Buffer.from(payload));
  },
  throw: async (_stub, message = '') => {
    throw new Error(message);
  },
  answer: async (_stub, status = '200', message = '', payload = '') => {
    throw new Answer(Number(status), message, Buffer.from(payload));
  },
  reply: async (_stub, text = '') => {
    throw new Answer(200, '', Buffer.from(text));
  },
  call: async (stub, chaincode = '', channel = '', operations = '[]') => {
    const { status, message, payload } = await stub.invokeChaincode(chaincode, ['run', operations], channel);
    return { status: Number(status), message, payload: Buffer.from(payload ?? []).toString() };
  },
};
