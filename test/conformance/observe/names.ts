/**
 * Names for what differs from run to run, so that two runs can be compared: transactions of a case, their places on the
 * ledger, addresses.
 */
export class Names {
  readonly #transactions = new Map<string, string>();
  readonly #places = new Map<string, string>();

  /** A transaction of the case, by the name that its script gives it. */
  transaction(id: string, name: string): void {
    this.#transactions.set(id, `<${name}>`);
  }

  place(block: bigint, index: number, name: string): void {
    this.#places.set(`${block}/${index}`, `<${name}>`);
  }

  /** Which of the case's transactions wrote a version; `<earlier>` where none did. */
  version(version: { getBlockNum(): number; getTxNum(): number } | undefined): string | null {
    if (!version) return null;
    return this.#places.get(`${version.getBlockNum()}/${version.getTxNum()}`) ?? '<earlier>';
  }

  text(text: string): string {
    const known = text.replaceAll(/[0-9a-f]{64}/g, (id) => this.#transactions.get(id) ?? id);
    return (
      known
        // How fabric-shim names a transaction in its own messages.
        .replaceAll(/\[(?:conformance|second)-[0-9a-f]{8}\]/g, '[<transaction>]')
        // A creator in hexadecimal, a certificate's text: they depend on keys.
        .replaceAll(/[0-9a-f]{200,}/g, '<bytes>')
        .replaceAll(/(?:localhost|127\.0\.0\.1|\[::1\]):\d+/g, '<address>')
        .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[^\s,\]]*( \+0000 UTC)?/g, '<time>')
        .replaceAll(/(message payload is )\d+/g, '$1<size>')
        .replaceAll(/(larger than max \()\d+/g, '$1<size>')
        .replaceAll(
          /\{BlockNum: (\d+), TxNum: (\d+)\}/g,
          (_all, block: string, index: string) => `{${this.#places.get(`${block}/${index}`) ?? '<earlier>'}}`,
        )
        // Go's protobuf writes one or the other, at random.
        .replaceAll('\u00a0', ' ')
    );
  }
}
