import { createHash } from 'node:crypto';
import type { common } from '@hyperledger/fabric-protos';

/** What a block's hash covers. */
export interface Header {
  readonly number: bigint;
  readonly previousHash: Uint8Array;
  readonly dataHash: Uint8Array;
}

/** The header as it is hashed and signed: an ASN.1 DER sequence of number, previous hash, data hash. */
export function headerBytes(header: Header): Buffer {
  const parts = [der(0x02, integer(header.number)), der(0x04, header.previousHash), der(0x04, header.dataHash)];
  return der(0x30, Buffer.concat(parts));
}

/** A block's hash, which the next block names. */
export function headerHash(header: Header): Buffer {
  return createHash('sha256').update(headerBytes(header)).digest();
}

/** The header of a block message. */
export function headerOf(block: common.Block): Header {
  const header = block.getHeader();
  return {
    number: BigInt(header?.getNumber() ?? 0),
    previousHash: header?.getPreviousHash_asU8() ?? new Uint8Array(),
    dataHash: header?.getDataHash_asU8() ?? new Uint8Array(),
  };
}

/** Hash over a block's envelopes, one after the other. */
export function dataHash(envelopes: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const envelope of envelopes) hash.update(envelope);
  return hash.digest();
}

function der(tag: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([tag, ...length(content.length)]), content]);
}

function length(size: number): number[] {
  if (size < 0x80) return [size];
  const bytes: number[] = [];
  for (let rest = size; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return [0x80 | bytes.length, ...bytes];
}

/** Shortest two's complement form of a number that is not negative. */
function integer(value: bigint): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes;
}
