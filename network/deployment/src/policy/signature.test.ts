import fc from 'fast-check';
import { ofAll, parsePolicy, policyBytes, policyKey, policyText, readPolicy, type Policy } from './signature';

const two = "OutOf(2,'GD.peer','MHRSS.peer','ZJ.peer')";

test('so many of all authorities', () => {
  expect(policyText(ofAll(2, ['ZJ', 'GD', 'MHRSS']))).toBe(two);
});

test.each([
  ["AND('GD.member', 'ZJ.admin')", "OutOf(2,'GD.member','ZJ.admin')"],
  ["OR('GD.client','ZJ.orderer')", "OutOf(1,'GD.client','ZJ.orderer')"],
  ["outof(1, 'a.b.peer', and('c.Peer'))", "OutOf(1,'a.b.peer',OutOf(1,'c.peer'))"],
])('%s is read', (given, said) => {
  expect(policyText(parsePolicy(given))).toBe(said);
});

test.each(['', 'GD', "'GD'", "'GD.king'", "XOR('GD.peer')", "OutOf(3,'GD.peer')", "OutOf(x,'GD.peer')", `${two})`])(
  '%s is refused',
  (given) => {
    expect(() => parsePolicy(given)).toThrow(expect.objectContaining({ code: 'DEPLOY-105' }) as Error);
  },
);

const policies: fc.Arbitrary<Policy> = fc.letrec<{ policy: Policy }>((tie) => ({
  policy: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      msp: fc.stringMatching(/^[A-Z]{1,3}$/),
      role: fc.constantFrom('peer' as const, 'member' as const, 'admin' as const),
    }),
    fc
      .array(tie('policy'), { minLength: 1, maxLength: 4 })
      .chain((of) => fc.integer({ min: 1, max: of.length }).map((count) => ({ count, of }))),
  ),
})).policy;

test('text and bytes hold the same policy', () => {
  fc.assert(
    fc.property(policies, (policy) => {
      expect(parsePolicy(policyText(policy))).toEqual(policy);
      expect(readPolicy(policyBytes(policy))).toEqual(policy);
    }),
  );
});

test('the order of parts makes no other policy', () => {
  expect(policyKey(parsePolicy("OutOf(2,'ZJ.peer','GD.peer','MHRSS.peer')"))).toBe(policyKey(parsePolicy(two)));
  expect(policyKey(parsePolicy("OutOf(1,'ZJ.peer','GD.peer','MHRSS.peer')"))).not.toBe(policyKey(parsePolicy(two)));
});
