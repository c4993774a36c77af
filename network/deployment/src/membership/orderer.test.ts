import { common } from '@hyperledger/fabric-protos';
import { broadcast } from './orderer';

test('where no orderer answers it says which was asked', async () => {
  await expect(broadcast([], new common.Envelope())).rejects.toMatchObject({ code: 'DEPLOY-119' });
  const nobody = { address: 'localhost:1', roots: '' };
  const asked = broadcast([nobody], new common.Envelope());
  await expect(asked).rejects.toMatchObject({
    code: 'DEPLOY-119',
    message: expect.stringContaining('localhost:1') as string,
  });
});
