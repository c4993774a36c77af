import type { Text } from '@oneplusn/errors';

/** What a transaction requires that looks at nothing but the caller. */
export const nothingMore: Text = {
  en: 'Nothing beyond the role.',
  zh: '除角色外无其他要求。',
};
