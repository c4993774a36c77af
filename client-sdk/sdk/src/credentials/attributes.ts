/** The attributes that Fabric CA writes into a certificate. */

/** 1.2.3.4.5.6.7.8.1, as DER has it. */
const attributesOid = Buffer.from('06082a03040506070801', 'hex');
const extensionsTag = 0xa3;

interface Element {
  readonly tag: number;
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Attributes by name; none where there are none.
 * @param der the certificate
 */
export function attributesIn(der: Buffer): Readonly<Record<string, unknown>> {
  const [certificate] = elements(der, 0, der.length);
  const [content] = certificate ? elements(der, certificate.start, certificate.end) : [];
  const parts = content ? elements(der, content.start, content.end) : [];
  const [list] = parts
    .filter(({ tag }) => tag === extensionsTag)
    .flatMap(({ start, end }) => elements(der, start, end));
  for (const { start, end } of list ? elements(der, list.start, list.end) : []) {
    const [oid, ...rest] = elements(der, start, end);
    const value = rest.at(-1);
    if (oid && value && der.subarray(oid.at, oid.end).equals(attributesOid)) {
      const { attrs } = JSON.parse(der.toString('utf8', value.start, value.end)) as { attrs?: Record<string, unknown> };
      return attrs ?? {};
    }
  }
  return {};
}

/** DER's elements between two places, as far as they are whole. */
function elements(der: Buffer, from: number, to: number): Element[] {
  const found: Element[] = [];
  for (let at = from; at + 2 <= to;) {
    const [tag = 0, first = 0] = der.subarray(at, at + 2);
    const more = first < 128 ? 0 : first - 128;
    const start = at + 2 + more;
    const length = more === 0 ? first : more <= 4 && start <= to ? der.readUIntBE(at + 2, more) : Infinity;
    if (start + length > to) break;
    found.push({ tag, at, start, end: start + length });
    at = start + length;
  }
  return found;
}
