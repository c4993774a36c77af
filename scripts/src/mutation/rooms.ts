/** A room that guards: its files, which are changed, and the tests that have to notice. Paths from the root. */
export interface Room {
  readonly files: readonly string[];
  readonly tests: readonly string[];
}

const foundation = 'chaincode/foundation/src';
const proofs = 'chaincode/api/src/proof';

/** Tests are named, not found: what reads any of these files is nearly every suite there is. */
export const rooms: Readonly<Record<string, Room>> = {
  access: { files: [`${foundation}/domains/access/rules`], tests: [`${foundation}/domains/access`] },
  proofs: { files: [proofs], tests: [proofs] },
  ledger: {
    files: [`${foundation}/ledger`],
    tests: [`${foundation}/ledger`, 'test/e2e/ledger/sealers', 'test/e2e/ledger/state', 'test/e2e/trust/freezing'],
  },
  vault: {
    files: [`${foundation}/ledger/vault`, `${foundation}/vault`],
    tests: [`${foundation}/ledger/vault`, `${foundation}/vault`, 'test/e2e/ledger/state', 'test/e2e/vault'],
  },
  door: {
    files: [`${foundation}/door`],
    tests: [`${foundation}/door`, 'test/e2e/ledger/door', 'test/e2e/registry'],
  },
};
