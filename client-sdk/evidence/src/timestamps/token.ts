/** A time stamp token: CMS signed data (RFC 5652) over what it stamps (RFC 3161). */
import { X509Certificate } from 'node:crypto';
import { der } from '@oneplusn/channel';

const { elementOf, elementsOf, expected, inside, momentOf, oidOf, tags } = der;
type Element = der.Element;

const oids = {
  signedData: '1.2.840.113549.1.7.2',
  info: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  digest: '1.2.840.113549.1.9.4',
  certificate: '1.2.840.113549.1.9.16.2.12',
  certificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;

/** Digests that are strong enough, by their identifiers. */
const digests: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** What a token says, and what its signature is over. */
export interface Token {
  /** What is stamped: SHA-256, hex. */
  readonly imprint: string;
  readonly time: Date;
  /** `TSTInfo`, whose digest is signed. */
  readonly info: Buffer;
  /** The digest of `info` as the signed attributes have it. */
  readonly infoDigest: Buffer;
  /** What the signature is over. */
  readonly signed: Buffer;
  readonly signature: Buffer;
  readonly digest: string;
  /** The digest of the signer's certificate, which the signed attributes name. */
  readonly signer: { readonly digest: string; readonly value: Buffer };
  readonly certificates: readonly X509Certificate[];
}

/** @throws where it is none, or of another form */
export function readToken(bytes: Buffer): Token {
  const [type, wrapped] = elementsOf(elementOf(bytes, tags.sequence).content);
  if (oidOf(type) !== oids.signedData) throw new TypeError('no signed data');
  const [data] = inside(wrapped, tags.first);
  const [, , content, ...rest] = inside(data, tags.sequence);
  const info = infoIn(content);
  const certificates = rest.find(({ tag }) => tag === tags.first);
  const [signer, ...more] = inside(rest.at(-1), tags.set);
  if (!signer || more.length > 0) throw new TypeError('not one signer');
  return {
    ...saidIn(info),
    info,
    ...signatureIn(signer),
    certificates: elementsOf(certificates?.content ?? Buffer.alloc(0)).map(({ whole }) => new X509Certificate(whole)),
  };
}

function infoIn(content: Element | undefined): Buffer {
  const [type, wrapped] = inside(content, tags.sequence);
  if (oidOf(type) !== oids.info) throw new TypeError('no time stamp');
  const [bytes] = inside(wrapped, tags.first);
  return expected(bytes, tags.bytes).content;
}

function saidIn(info: Buffer): Pick<Token, 'imprint' | 'time'> {
  const [, , imprint, , time] = elementsOf(elementOf(info, tags.sequence).content);
  const [algorithm, value] = inside(imprint, tags.sequence);
  if (digestIn(algorithm) !== 'sha256') throw new TypeError('another digest');
  return { imprint: expected(value, tags.bytes).content.toString('hex'), time: momentOf(time) };
}

function signatureIn(signer: Element) {
  const [, , algorithm, attributes, , signature] = inside(signer, tags.sequence);
  const named = attributesIn(expected(attributes, tags.first));
  if (oidOf(named(oids.contentType)) !== oids.info) throw new TypeError('another content');
  // Signed as the set that it is, and not under the tag that it stands under.
  const signed = Buffer.from(expected(attributes, tags.first).whole);
  signed[0] = tags.set;
  return {
    infoDigest: expected(named(oids.digest), tags.bytes).content,
    signed,
    signature: expected(signature, tags.bytes).content,
    digest: digestIn(algorithm),
    signer: certificateIn(named),
  };
}

/** The value of an attribute, of which there must be one. */
type Named = (oid: string) => Element | undefined;

function attributesIn({ content }: Element): Named {
  const all = elementsOf(content).map((each) => {
    const [type, values] = inside(each, tags.sequence);
    return { type: oidOf(type), values: inside(values, tags.set) };
  });
  return (oid) => {
    const [found, ...more] = all.filter(({ type }) => type === oid);
    if (more.length > 0 || (found && found.values.length !== 1)) throw new TypeError('an attribute twice');
    return found?.values[0];
  };
}

/** Which certificate has signed: otherwise one could be put in the place of another with the same key. */
function certificateIn(named: Named): Token['signer'] {
  const second = named(oids.certificateV2);
  const [list] = inside(second ?? named(oids.certificate), tags.sequence);
  const [first] = inside(list, tags.sequence);
  const parts = inside(first, tags.sequence);
  const digest = !second ? 'sha1' : parts[0]?.tag === tags.sequence ? digestIn(parts[0]) : 'sha256';
  const value = expected(
    parts.find(({ tag }) => tag === tags.bytes),
    tags.bytes,
  ).content;
  return { digest, value };
}

function digestIn(algorithm: Element | undefined): string {
  const digest = digests[oidOf(inside(algorithm, tags.sequence)[0])];
  if (digest === undefined) throw new TypeError('a digest that is not taken');
  return digest;
}
