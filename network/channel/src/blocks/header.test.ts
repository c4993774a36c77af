import { createHash } from 'node:crypto';
import { headerHash } from './header';

test('numbers are hashed as DER writes them: in as few bytes as they need, never as negative ones', () => {
  const dataHash = Buffer.of(0xab);
  const hashes = [0n, 127n, 128n, 255n, 256n, 32_768n].map((number) =>
    headerHash({ number, previousHash: Buffer.alloc(0), dataHash }).toString('hex'),
  );
  expect(hashes).toEqual(
    ['02010004000401ab', '02017f04000401ab', '0202008004000401ab', '020200ff04000401ab', '0202010004000401ab']
      .concat('020300800004000401ab')
      .map(hashOf),
  );
});

function hashOf(body: string): string {
  const content = Buffer.from(body, 'hex');
  return createHash('sha256')
    .update(Buffer.concat([Buffer.of(0x30, content.length), content]))
    .digest('hex');
}
