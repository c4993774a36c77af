/** A time stamping authority: OpenSSL's, with certificates of its own. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const config = `
[req]
distinguished_name = dn
prompt = no
[dn]
CN = stamps
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
[middle]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
[stamps]
basicConstraints = CA:FALSE
extendedKeyUsage = critical,timeStamping
[unfit]
basicConstraints = CA:FALSE
extendedKeyUsage = critical,timeStamping,codeSigning
[client]
basicConstraints = CA:FALSE
extendedKeyUsage = clientAuth
[tsa]
default_tsa = tsa_config
[tsa_config]
serial = SERIAL
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
signer_digest = sha256
ess_cert_id_alg = sha256
accuracy = secs:1
`;

export class StampingAuthority {
  readonly #folder = mkdtempSync(join(tmpdir(), 'oneplusn-stamps-'));

  /** @param profile what its certificate is for: `stamps`; `unfit`: for something else too; `client`: not for stamps */
  constructor(profile: 'stamps' | 'unfit' | 'client' = 'stamps', days = 30) {
    writeFileSync(this.at('config'), config.replace('SERIAL', this.at('serial')));
    writeFileSync(this.at('serial'), '01');
    this.#key('root');
    const own = ['req', '-x509', '-new', '-key', this.at('root.key'), '-subj', '/CN=stamp root'];
    this.#run(...own, '-days', '30', '-config', this.at('config'), '-extensions', 'root', '-out', this.at('root.pem'));
    this.#issue('middle', 'root', 'middle', 30);
    this.#issue('leaf', 'middle', profile, days);
  }

  /** The root, PEM: what is pinned. */
  get root(): string {
    return readFileSync(this.at('root.pem'), 'utf8');
  }

  at(name: string): string {
    return join(this.#folder, name);
  }

  /** The answer to a question for a stamp of this digest: the path of a `.tsr`. */
  answer(digest: string): string {
    this.#run('ts', '-query', '-digest', digest, '-sha256', '-cert', '-out', this.at('query.tsq'));
    const signer = ['-signer', this.at('leaf.pem'), '-inkey', this.at('leaf.key'), '-chain', this.at('middle.pem')];
    const files = ['-queryfile', this.at('query.tsq'), '-out', this.at('answer.tsr')];
    this.#run('ts', '-reply', '-config', this.at('config'), '-section', 'tsa_config', ...signer, ...files);
    return this.at('answer.tsr');
  }

  /**
   * What another authority has stamped, signed anew by this one, whatever its certificate is for: OpenSSL's own
   * command would refuse. The path of a token.
   */
  signAnew(answer: string): string {
    this.#run('ts', '-reply', '-in', answer, '-token_out', '-out', this.at('token.der'));
    const der = ['-inform', 'DER', '-in', this.at('token.der')];
    this.#run('cms', '-verify', '-noverify', '-no_content_verify', ...der, '-out', this.at('info.der'));
    const signer = ['-signer', this.at('leaf.pem'), '-inkey', this.at('leaf.key'), '-certfile', this.at('middle.pem')];
    const form = ['-binary', '-nodetach', '-cades', '-md', 'sha256', '-econtent_type', '1.2.840.113549.1.9.16.1.4'];
    const files = ['-in', this.at('info.der'), '-outform', 'DER', '-out', this.at('anew.der')];
    this.#run('cms', '-sign', ...signer, ...form, ...files);
    return this.at('anew.der');
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #key(name: string): void {
    this.#run('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', this.at(`${name}.key`));
  }

  #issue(name: string, by: string, profile: string, days: number): void {
    this.#key(name);
    const asked = ['-key', this.at(`${name}.key`), '-subj', `/CN=stamp ${name}`, '-config', this.at('config')];
    this.#run('req', '-new', ...asked, '-out', this.at(`${name}.csr`));
    const issuer = ['-CA', this.at(`${by}.pem`), '-CAkey', this.at(`${by}.key`), '-CAcreateserial'];
    const extensions = ['-extfile', this.at('config'), '-extensions', profile, '-days', String(days)];
    this.#run('x509', '-req', '-in', this.at(`${name}.csr`), ...issuer, ...extensions, '-out', this.at(`${name}.pem`));
  }

  #run(...words: string[]): void {
    execFileSync('openssl', words, { stdio: ['ignore', 'ignore', 'pipe'] });
  }
}
