import { createPrivateKey, sign } from 'node:crypto';
import { Client, credentials } from '@grpc/grpc-js';
import { connect, hash, type Gateway, type Signer } from '@hyperledger/fabric-gateway';

/** All that a client needs to know; travels to another process as JSON. */
export interface Access {
  readonly address: string;
  readonly tlsRootCert: string;
  readonly serverName: string;
  readonly channel: string;
  readonly mspId: string;
  readonly certificate: string;
  readonly privateKey: string;
}

/** A stock gateway client that signs by OpenSSL; the client's own signer costs 0.4 ms a signature. */
export function connectClient(access: Access): { gateway: Gateway; close: () => void } {
  const client = new Client(access.address, credentials.createSsl(Buffer.from(access.tlsRootCert)), {
    'grpc.ssl_target_name_override': access.serverName,
  });
  const identity = { mspId: access.mspId, credentials: Buffer.from(access.certificate) };
  const gateway = connect({ client, identity, signer: signerOf(access.privateKey), hash: hash.none });
  return {
    gateway,
    close: () => {
      gateway.close();
      client.close();
    },
  };
}

const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

function signerOf(privateKey: string): Signer {
  const key = createPrivateKey(privateKey);
  return async (message) => {
    // Fabric takes the lower of the two valid S only; half of the signatures must be turned.
    const der = sign('sha256', message, key);
    const at = 4 + (der[3] ?? 0);
    const s = BigInt('0x' + der.subarray(at + 2).toString('hex'));
    if (s <= order / 2n) return der;
    const numbers = Buffer.concat([der.subarray(2, at), integer(order - s)]);
    return Buffer.concat([Buffer.of(0x30, numbers.length), numbers]);
  };
}

/** A positive DER integer. */
function integer(value: bigint): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  const positive = (bytes[0] ?? 0) > 127 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
  return Buffer.concat([Buffer.of(2, positive.length), positive]);
}
