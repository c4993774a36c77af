import { problemWith } from '@oneplusn/errors';
import fc from 'fast-check';
import { problems } from '../errors';
import { creditCheck, creditCodeProblem, divisionProblem, residentIdProblem } from './identifiers';

const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));
const province = fc.constantFrom('11', '31', '44', '50', '65', '71', '81', '82');
const day = fc
  .date({ min: new Date('1800-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** ISO 7064 MOD 11-2, the way the standard defines it, apart from the weights that the code uses. */
const residentBody = fc
  .tuple(province, digits(4), day, digits(3))
  .map(([p, place, born, sequence]) => p + place + born.replaceAll('-', '') + sequence);
const withCheck = (body: string): string => {
  let rest = 0;
  for (const digit of body) rest = ((rest + Number(digit)) * 2) % 11;
  const check = (12 - rest) % 11;
  return body + (check === 10 ? 'X' : String(check));
};
const creditBody = fc
  .tuple(
    fc.array(fc.constantFrom(...alphabet), { minLength: 2, maxLength: 2 }),
    digits(6),
    fc.array(fc.constantFrom(...alphabet), { minLength: 9, maxLength: 9 }),
  )
  .map(([head, place, tail]) => head.join('') + place + tail.join(''));

test('the example of GB 11643 is an identity number; near misses are not', () => {
  expect(residentIdProblem('11010519491231002X')).toBeUndefined();
  expect(residentIdProblem('11010519491231002x')).toEqual(problemWith(problems.value.residentDigits));
  expect(residentIdProblem('110105194912310021')).toEqual(problemWith(problems.value.residentCheck));
  expect(residentIdProblem('11010519490229002X')).toEqual(problemWith(problems.value.residentBirth));
  expect(residentIdProblem('99010519491231002X')).toEqual(problemWith(problems.value.residentProvince));
  expect(residentIdProblem('')).toEqual(problemWith(problems.value.residentDigits));
});

test('every number checked by ISO 7064 MOD 11-2 is an identity number, and no other check character will do', () => {
  fc.assert(
    fc.property(residentBody, fc.constantFrom(...'0123456789X'), (body, other) => {
      const id = withCheck(body);
      expect(residentIdProblem(id)).toBeUndefined();
      if (id !== body + other)
        expect(residentIdProblem(body + other)).toEqual(problemWith(problems.value.residentCheck));
    }),
  );
});

test('a wrong digit or two neighbours exchanged are found', () => {
  fc.assert(
    fc.property(residentBody, fc.nat(16), fc.integer({ min: 1, max: 9 }), (body, at, shift) => {
      const id = withCheck(body);
      const wrong = [...id];
      wrong[at] = String((Number(wrong[at]) + shift) % 10);
      expect(residentIdProblem(wrong.join(''))).toBeDefined();
      const [a, b] = [id[at]!, id[at + 1]!];
      const exchanged = id.slice(0, at) + b + a + id.slice(at + 2);
      if (a !== b) expect(residentIdProblem(exchanged)).toBeDefined();
    }),
  );
});

test('known credit codes are good', () => {
  for (const code of ['91350100M000100Y43', '914403001922038216', '91110000802100433B']) {
    expect(creditCodeProblem(code)).toBeUndefined();
  }
  expect(creditCodeProblem('91350100M000100Y44')).toEqual(problemWith(problems.value.creditCheck));
  expect(creditCodeProblem('9135010OM000100Y43')).toEqual(problemWith(problems.value.creditCharacters));
});

test('a credit code with its check character is good; with one changed, or two neighbours exchanged, it is not', () => {
  fc.assert(
    fc.property(creditBody, fc.nat(16), fc.constantFrom(...alphabet), (body, at, other) => {
      const code = body + creditCheck(body);
      expect(creditCodeProblem(code)).toBeUndefined();
      if (other !== code[at]) expect(creditCodeProblem(code.slice(0, at) + other + code.slice(at + 1))).toBeDefined();
      const exchanged = code.slice(0, at) + code[at + 1]! + code[at]! + code.slice(at + 2);
      if (exchanged !== code) expect(creditCodeProblem(exchanged)).toBeDefined();
    }),
  );
});

test('divisions', () => {
  for (const code of ['440000', '440100', '440103', '710000', '820000']) expect(divisionProblem(code)).toBeUndefined();
  expect(divisionProblem('44010')).toEqual(problemWith(problems.value.divisionDigits));
  expect(divisionProblem('990000')).toEqual(problemWith(problems.value.divisionProvince));
  expect(divisionProblem('440003')).toEqual(problemWith(problems.value.divisionCounty));
});
