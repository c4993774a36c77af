/**
 * What is on ledgers already has to stay provable: one record, worked out by a program of its own (HMAC, SHA-256 and
 * RFC 6962 trees over sorted JSON). These values never change.
 */
import type { DatasetSchema } from '../dataset/schema';
import { bundleTree } from './bundle';
import { commit, disclose, leavesOf } from './commitment';
import { blindedName, keysCommitment, seedOf } from './keys';

const secret = '0a'.repeat(32);
const schema: DatasetSchema = {
  type: 'object',
  properties: { name: { type: 'string' }, id: { type: 'string', 'x-derive': ['last:4'] } },
  required: ['id'],
};
const name = { dataset: 'MHRSS/insured', key: '11010519491231002X', version: 3, revision: 2 };
const record = { ...name, leaves: leavesOf(schema, { name: '张三', id: name.key }) };
const root = 'b3086cd9ca867b0c6d8147764f8c84d918a7422010aac0c66783fa6a60ca2f6b';

test('a record keeps its name, its seed and its root', () => {
  const seed = seedOf(secret, name);
  expect(blindedName(secret, name.dataset, name.key)).toBe(
    'aeb59c61fc35f024d5239dda2a731212ea3a974096c3a02e4451600d0f8e945e',
  );
  expect(seed).toBe('68a5455a96a2a68a11a9730c745c82715bd95611e03d56dbe9a97bdce1611dc2');
  expect(commit(record, seed)).toBe(root);
});

test('its salts are those that the root was made with, each another', () => {
  const { salt, fields } = disclose(record, seedOf(secret, name), { id: 'last:4' });
  expect(salt).toBe('d246c6e21d74a8488ccb856246f73dd4ea9cf64c6dc79ec73aa7abab653aed34');
  expect(fields).toEqual([
    {
      field: 'id',
      as: 'last:4',
      value: '002X',
      at: 2,
      salt: '9789b8e2262f0ec529a2eaadafec16a88d28423ee8dc91b2aebc0e77bb03600a',
    },
  ]);
});

test('a bundle keeps its root, with places that are empty', () => {
  expect(bundleTree([undefined, root, undefined]).hash).toBe(
    'a8df561e2ebd04269cdff3c6d04b63757fa95af6060602dae84988dd0a57a897',
  );
});

test('an opening keeps its commitment to keys', () => {
  expect(keysCommitment(['a', 'b'], secret)).toBe('dcf4c4b63d0e7da1c1db786fb9baa3a89447638fd7eda34862a300e97c94387c');
});
