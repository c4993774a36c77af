/**
 * Rising whole numbers, joined by commas.
 *
 * @throws RangeError in both languages
 */
export function numbersOf(option: string, given: string): number[] {
  const numbers = given.split(',').map(Number);
  const isRising = numbers.every((number, i) => Number.isSafeInteger(number) && number > (numbers[i - 1] ?? 0));
  if (isRising) return numbers;
  throw new RangeError(
    `${option} 须为递增的正整数, 以逗号分隔, 而不是 ${given}\n` +
      `${option} is a list of rising whole numbers, joined by commas, not ${given}`,
  );
}
