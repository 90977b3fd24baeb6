import { refuse } from './api-refusal.ts';
import type { BooleanCondition } from './wire.ts';

const two = ['NUMBER_BETWEEN', 'NUMBER_NOT_BETWEEN', 'DATE_BETWEEN', 'DATE_NOT_BETWEEN'];
const none = ['BLANK', 'NOT_BLANK', 'TEXT_IS_EMAIL', 'TEXT_IS_URL', 'DATE_IS_VALID'];
const several = ['ONE_OF_LIST', 'BOOLEAN'];

/** Refuses a condition without a type, or with a number of values that its type doesn't take. */
export const checkCondition = (condition: BooleanCondition | undefined): void => {
  const type = condition?.type ?? refuse('The condition must have a type.');
  const values = condition?.values ?? [];
  const wrong =
    (two.includes(type) && values.length !== 2) ||
    (none.includes(type) && values.length !== 0) ||
    (type === 'ONE_OF_LIST' && values.length === 0) ||
    (![...two, ...none, ...several].includes(type) && values.length !== 1);
  if (wrong) refuse(`Condition ${type} has the wrong number of values: ${values.length}.`);
  if (type === 'CUSTOM_FORMULA' && !values[0]?.userEnteredValue?.startsWith('='))
    refuse('A custom formula must start with =.');
  if (type === 'ONE_OF_RANGE' && !values[0]?.userEnteredValue?.startsWith('='))
    refuse('A range must start with =.');
};

/** Refuses the condition types that Google keeps to data validation or to filters. */
export const checkFormatCondition = (condition: BooleanCondition | undefined): void => {
  checkCondition(condition);
  const type = condition?.type ?? '';
  if (['ONE_OF_RANGE', 'ONE_OF_LIST', 'BOOLEAN', 'DATE_IS_VALID', 'FILTER_EXPRESSION'].includes(type))
    refuse(`Condition ${type} is not supported by conditional formatting.`);
};
