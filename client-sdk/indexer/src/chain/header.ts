/** The hashes that make a chain of blocks. Pure. */
import { createHash } from 'node:crypto';
import type { common } from '@hyperledger/fabric-protos';

/** What a block's hash covers; hashes in hex. */
export interface Header {
  readonly number: number;
  readonly previous: string;
  readonly data: string;
}

export function headerOf(block: common.Block): Header {
  const header = block.getHeader();
  return {
    number: Number(header?.getNumber() ?? 0),
    previous: hex(header?.getPreviousHash_asU8() ?? new Uint8Array()),
    data: hex(header?.getDataHash_asU8() ?? new Uint8Array()),
  };
}

/** A block's hash, which the next one names: SHA-256 over number, previous hash and data hash in ASN.1 DER. */
export function headerHash({ number, previous, data }: Header): string {
  const hashes = [previous, data].map((each) => tagged(0x04, Buffer.from(each, 'hex')));
  const header = tagged(0x30, Buffer.concat([tagged(0x02, positive(number)), ...hashes]));
  return createHash('sha256').update(header).digest('hex');
}

/** The hash over a block's transactions, one after the other. */
export function dataHash(envelopes: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const envelope of envelopes) hash.update(envelope);
  return hash.digest('hex');
}

/** All lengths here take one byte: a number and two hashes. */
const tagged = (tag: number, content: Uint8Array): Buffer => Buffer.concat([Buffer.of(tag, content.length), content]);

/** A leading zero keeps the number from being read as negative. */
function positive(number: number): Buffer {
  const digits = number.toString(16);
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  return Buffer.from(parseInt(even.slice(0, 2), 16) >= 0x80 ? `00${even}` : even, 'hex');
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
