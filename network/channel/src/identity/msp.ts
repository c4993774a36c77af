import { createHash, X509Certificate } from 'node:crypto';
import { type Identity, IdentityError, revoked } from './identity';
import { Revocations } from './revocations';

/** The units by which an MSP with NodeOUs tells the kinds of its identities apart. */
export const nodeUnits = ['client', 'peer', 'admin', 'orderer'] as const;

/** Certificates an MSP trusts, PEM. */
export interface MspOptions {
  readonly id: string;
  readonly roots: readonly string[];
  readonly intermediates?: readonly string[] | undefined;
  /** Certificates that are administrators' whatever their unit says. */
  readonly admins?: readonly string[] | undefined;
  /** Revocation lists, PEM or DER. */
  readonly revocations?: readonly Uint8Array[] | undefined;
}

const algorithms = new Set(['ec', 'ed25519']);

/**
 * An X.509 membership service provider with NodeOUs (Fabric documentation, "Membership Service Provider"):
 * says which certificates belong to an authority, and in which role.
 */
export class Msp {
  readonly id: string;
  readonly #roots: readonly X509Certificate[];
  readonly #intermediates: readonly X509Certificate[];
  readonly #admins: ReadonlySet<string>;
  readonly #revocations: Revocations;

  constructor(options: MspOptions) {
    this.id = options.id;
    this.#roots = options.roots.map((pem) => new X509Certificate(pem));
    this.#intermediates = (options.intermediates ?? []).map((pem) => new X509Certificate(pem));
    this.#admins = new Set((options.admins ?? []).flatMap(fingerprintIn));
    for (const authority of [...this.#roots, ...this.#intermediates])
      if (!authority.ca) throw new IdentityError(`${this.id}: ${authority.subject} is no certificate authority`);
    this.#revocations = new Revocations(options.revocations ?? [], [...this.#roots, ...this.#intermediates]);
  }

  /**
   * Reads a PEM certificate of this MSP.
   * @throws IdentityError when it cannot be read or does not chain up to a root.
   */
  identity(pem: Uint8Array): Identity {
    const certificate = parse(pem);
    // Fabric validates at the certificate's own first second: whether it has expired is judged elsewhere.
    const at = certificate.validFromDate.getTime() + 1000;
    const chain = this.#chain(certificate, at);
    if (!chain) throw new IdentityError(`${certificate.subject} does not chain up to a root of ${this.id}`);
    const isListed = this.#admins.has(certificate.fingerprint256);
    const units = unitsOf(certificate);
    return {
      msp: this.id,
      fingerprint: createHash('sha256').update(certificate.raw).digest('hex'),
      units: isListed && !units.includes('admin') ? [...units, 'admin'] : units,
      invalid: this.#isRevoked(certificate, chain) ? revoked : complaint(certificate, units, isListed),
      expires: certificate.validToDate.getTime(),
      certifiers: certifiers(chain),
      publicKey: certificate.publicKey,
    };
  }

  #isRevoked(certificate: X509Certificate, [issuer]: readonly X509Certificate[]): boolean {
    return issuer !== undefined && this.#revocations.has(certificate, issuer);
  }

  /** Issuers from the nearest to the root; undefined when there is none. */
  #chain(certificate: X509Certificate, at: number): X509Certificate[] | undefined {
    const issued = (issuer: X509Certificate): boolean =>
      issuer.validFromDate.getTime() <= at &&
      at <= issuer.validToDate.getTime() &&
      certificate.checkIssued(issuer) &&
      certificate.verify(issuer.publicKey);
    const root = this.#roots.find(issued);
    if (root) return [root];
    for (const issuer of this.#intermediates) {
      if (issuer.fingerprint256 === certificate.fingerprint256 || !issued(issuer)) continue;
      const rest = this.#chain(issuer, at);
      if (rest) return [issuer, ...rest];
    }
    return undefined;
  }
}

/** What cannot be read names nobody. */
function fingerprintIn(pem: string): string[] {
  try {
    return [new X509Certificate(pem).fingerprint256];
  } catch {
    return [];
  }
}

function parse(pem: Uint8Array): X509Certificate {
  const text = Buffer.from(pem.buffer, pem.byteOffset, pem.byteLength);
  // Node would take DER as well; an MSP does not.
  if (!text.includes('-----BEGIN ')) throw new IdentityError('could not decode the PEM structure');
  try {
    return new X509Certificate(text);
  } catch (error) {
    throw new IdentityError('the certificate cannot be read', { cause: error });
  }
}

function unitsOf(certificate: X509Certificate): readonly string[] {
  // Several units come as an array: Fabric CA puts all of them into one multi-valued RDN.
  const unit: string | string[] | undefined = certificate.toLegacyObject().subject?.OU;
  return unit === undefined ? [] : typeof unit === 'string' ? [unit] : unit;
}

function complaint(certificate: X509Certificate, units: readonly string[], isListed: boolean): string | undefined {
  if (!algorithms.has(certificate.publicKey.asymmetricKeyType ?? '')) return 'the key algorithm is not supported';
  if (certificate.ca) return 'a certificate authority cannot be used as an identity';
  const roles = units.filter((unit) => nodeUnits.some((role) => role === unit));
  if (roles.length === 1 || (roles.length === 0 && isListed)) return undefined;
  return roles.length === 0
    ? 'the identity does not have an OU that resolves to client, peer, orderer, or admin role'
    : 'the identity must have a client, a peer, an orderer, or an admin OU role to be valid, not a combination of them';
}

function certifiers(chain: readonly X509Certificate[]): string {
  const hash = createHash('sha256');
  for (const issuer of chain) hash.update(issuer.raw);
  return hash.digest('hex');
}
