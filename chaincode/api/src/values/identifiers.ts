/**
 * Identifiers that the state gives to people, organisations and places, checked as their standards say.
 * Each check gives the reason why a text is not one, or undefined where it is.
 */
import { problemWith, type Problem } from '@oneplusn/errors';
import { valueProblems as wrong } from '../errors/problems/value';
import { isDay } from './days';

/** Provincial codes of GB/T 2260: the first two digits of every division. */
const provinces = new Set(
  [
    ['11', '12', '13', '14', '15'],
    ['21', '22', '23'],
    ['31', '32', '33', '34', '35', '36', '37'],
    ['41', '42', '43', '44', '45', '46'],
    ['50', '51', '52', '53', '54'],
    ['61', '62', '63', '64', '65'],
    ['71', '81', '82'],
  ].flat(),
);

/** Begins the numbers of residence permits for Taiwan residents (港澳台居民居住证), which are built like identity numbers. */
const taiwanResidents = '83';

const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const residentChecks = '10X98765432';

/** 行政区划代码 (GB/T 2260): six digits, the first two of a province. */
export function divisionProblem(text: string): Problem | undefined {
  if (!/^\d{6}$/.test(text)) return problemWith(wrong.divisionDigits);
  if (!provinces.has(text.slice(0, 2))) return problemWith(wrong.divisionProvince);
  // A county is in a prefecture: 440000 is a province, 440100 a prefecture, 440103 a county; 440003 is none of them.
  if (text.slice(2, 4) === '00' && text.slice(4) !== '00') return problemWith(wrong.divisionCounty);
  return undefined;
}

/**
 * 居民身份证号码 (GB 11643): division, birth date, sequence, check character. `11010519491231002X` is one.
 * @param today where it is known: nobody is born later
 */
export function residentIdProblem(text: string, today?: string): Problem | undefined {
  if (!/^\d{17}[\dX]$/.test(text)) return problemWith(wrong.residentDigits);
  const province = text.slice(0, 2);
  if (!provinces.has(province) && province !== taiwanResidents) return problemWith(wrong.residentProvince);
  const born = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (text.slice(6, 8) < '18' || !isDay(born)) return problemWith(wrong.residentBirth);
  if (today !== undefined && born > today) return problemWith(wrong.residentUnborn);
  const sum = residentWeights.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return text[17] === residentChecks[sum % 11] ? undefined : problemWith(wrong.residentCheck);
}

/** The 31 characters of GB 32100, in order of their values: no I, O, S, V, Z. */
const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 统一社会信用代码 (GB 32100): authority and kind, division, organisation code, check character. */
export function creditCodeProblem(text: string): Problem | undefined {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text)) {
    return problemWith(wrong.creditCharacters);
  }
  return creditCheck(text.slice(0, 17)) === text[17] ? undefined : problemWith(wrong.creditCheck);
}

/** The check character that belongs to the first 17 of a credit code. */
export function creditCheck(body: string): string {
  let [sum, weight] = [0, 1];
  for (const character of body) {
    sum += creditAlphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return creditAlphabet.charAt((31 - (sum % 31)) % 31);
}
