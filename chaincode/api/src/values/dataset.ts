import { field } from '../fields/field';
import { FactId } from './scalars';

/** The dataset that a call is about. */
export const DatasetId = field(FactId, {
  en: "Which catalog entry is meant: the provider's id, a slash, the name it was published under.",
  zh: '指明是哪个目录条目: 提供方的机构代码、斜杠、发布时的名称。',
});

/** What a call requires that only looks at a dataset. */
export const datasetExists = {
  en: 'That the dataset exists and its seal holds.',
  zh: '目录条目存在, 且封印相符。',
};
