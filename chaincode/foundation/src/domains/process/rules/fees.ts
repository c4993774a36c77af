import type { Chart, ProcessAction, process } from '@oneplusn/api';

type Fees = NonNullable<process.Case['fees']>;

/** The fees of a case after an action: the newest mark of each counts, in the order in which they came up. */
export function feesAfter(
  { definition }: Chart,
  before: Fees | undefined,
  fee: ProcessAction['fee'],
  step: number,
): Fees | undefined {
  if (!fee) return before;
  const { amount } = definition.fees?.find(({ name }) => name === fee.name) ?? {};
  const marked: Fees[number] = { name: fee.name, mark: fee.mark, ...(amount !== undefined && { amount }), step };
  const others = before ?? [];
  return others.some(({ name }) => name === fee.name)
    ? others.map((each) => (each.name === fee.name ? marked : each))
    : [...others, marked];
}
