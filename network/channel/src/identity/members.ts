import { msp } from '@hyperledger/fabric-protos';
import { type Identity, IdentityError } from './identity';
import { Msp, type MspOptions } from './msp';

/** How many identities are kept read; a national network has thousands of callers, not millions at once. */
const kept = 20_000;

/** All MSPs of a channel: reads serialized identities (`msp.SerializedIdentity`), and remembers them. */
export class Members {
  readonly #msps: ReadonlyMap<string, Msp>;
  readonly #read = new Map<string, Identity>();
  /** The same for the very bytes that a request carries: it is asked about them several times. */
  readonly #seen = new WeakMap<Uint8Array, Identity>();

  constructor(msps: readonly MspOptions[]) {
    this.#msps = new Map(msps.map((options) => [options.id, new Msp(options)]));
  }

  /** @throws IdentityError when the bytes are no identity of a member. */
  identity(serialized: Uint8Array): Identity {
    const seen = this.#seen.get(serialized);
    if (seen) return seen;
    const identity = this.#remembered(serialized);
    this.#seen.set(serialized, identity);
    return identity;
  }

  /** As {@link identity}, undefined instead of an error. */
  find(serialized: Uint8Array): Identity | undefined {
    try {
      return this.identity(serialized);
    } catch (error) {
      if (error instanceof IdentityError) return undefined;
      throw error;
    }
  }

  #remembered(serialized: Uint8Array): Identity {
    const key = Buffer.from(serialized.buffer, serialized.byteOffset, serialized.byteLength).toString('latin1');
    const known = this.#read.get(key);
    if (known) return known;
    const identity = this.#parse(serialized);
    if (this.#read.size >= kept) this.#read.clear();
    this.#read.set(key, identity);
    return identity;
  }

  #parse(serialized: Uint8Array): Identity {
    const message = deserialize(serialized);
    const member = this.#msps.get(message.getMspid());
    if (!member) throw new IdentityError(`MSP ${message.getMspid()} is unknown`);
    return member.identity(message.getIdBytes_asU8());
  }
}

function deserialize(serialized: Uint8Array): msp.SerializedIdentity {
  try {
    return msp.SerializedIdentity.deserializeBinary(serialized);
  } catch (error) {
    throw new IdentityError('could not deserialize a SerializedIdentity', { cause: error });
  }
}

/** The identity as it travels: MSP id and certificate (PEM). */
export function serializeIdentity(mspId: string, certificate: string): Uint8Array {
  const message = new msp.SerializedIdentity();
  message.setMspid(mspId);
  message.setIdBytes(Buffer.from(certificate));
  return message.serializeBinary();
}
