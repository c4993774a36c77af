/** What is wrong with a value, said so that the reader can put it right. */
import type { Text } from '@oneplusn/api';
import type * as v from 'valibot';
import { exampleOf } from './codec';

/** Says one issue of a check against a schema in both languages. */
export function problemOf(issue: v.BaseIssue<unknown>, schema: v.GenericSchema | undefined): Text {
  const requirement = issue.requirement;
  const number = typeof requirement === 'number' ? requirement : Number.NaN;
  const isText = typeof issue.input === 'string';
  const unit = isText ? { zh: '个字符', en: 'characters' } : { zh: '项', en: 'items' };
  switch (issue.type) {
    case 'picklist':
    case 'literal':
    case 'variant': {
      const expected = (issue.expected ?? '').replace(/[()"]/g, '').split(' | ').join(', ');
      return { zh: `应为其一: ${expected}`, en: `it should be one of ${expected}` };
    }
    case 'min_length':
      return { zh: `至少 ${number} ${unit.zh}`, en: `at least ${number} ${unit.en}` };
    case 'max_length':
      return { zh: `至多 ${number} ${unit.zh}`, en: `at most ${number} ${unit.en}` };
    case 'min_value':
      return { zh: `不得小于 ${number}`, en: `it must not be below ${number}` };
    case 'max_value':
      return { zh: `不得大于 ${number}`, en: `it must not be above ${number}` };
    case 'safe_integer':
    case 'number':
      return { zh: '应为整数', en: 'it should be a whole number' };
    case 'string':
      return { zh: '应为文本', en: 'it should be text' };
    case 'boolean':
      return { zh: '应为 true 或 false', en: 'it should be true or false' };
    case 'array':
      return { zh: '应为列表', en: 'it should be a list' };
    case 'object':
    case 'strict_object':
    case 'record':
      return { zh: '应为一组 名称: 值', en: 'it should be a set of name: value' };
    case 'regex': {
      const example = schema && exampleOf(schema);
      if (example !== undefined) return { zh: `应形如 ${example}`, en: `it should look like ${example}` };
      return { zh: `应符合 ${String(requirement)}`, en: `it should match ${String(requirement)}` };
    }
    default:
      return plain(issue.message);
  }
}

/** What was expected, without what was received: that may be somebody's identity number. */
function plain(message: string): Text {
  const expected = message.replace(/ but received .*$/s, '');
  return { zh: expected, en: expected };
}
