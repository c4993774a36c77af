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
    const pair = sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' });
    const s = BigInt('0x' + pair.subarray(32).toString('hex'));
    const low = s > order / 2n ? Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex') : pair.subarray(32);
    const numbers = Buffer.concat([integer(pair.subarray(0, 32)), integer(low)]);
    return Buffer.concat([Buffer.of(0x30, numbers.length), numbers]);
  };
}

/** A positive DER integer. */
function integer(bytes: Buffer): Buffer {
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = bytes.subarray(Math.max(start, 0));
  const positive = (digits[0] ?? 0) > 127 ? Buffer.concat([Buffer.of(0), digits]) : digits;
  return Buffer.concat([Buffer.of(2, positive.length), positive]);
}
