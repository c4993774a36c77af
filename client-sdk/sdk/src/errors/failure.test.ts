import { Metadata, status } from '@grpc/grpc-js';
import { errors, fail } from '@oneplusn/api';
import { GatewayError } from '@hyperledger/fabric-gateway';
import { readFailure } from './failure';

/** An error as the gateway client makes it; texts as Fabric 3.1 writes them. */
function gatewayError(
  code: status,
  message: string,
  details: readonly (readonly [string, string])[] = [],
): GatewayError {
  const cause = Object.assign(new Error(message), { code, details: message, metadata: new Metadata() });
  const endpoints = details.map(([mspId, text]) => ({ mspId, address: `peer0.${mspId}:7051`, message: text }));
  return new GatewayError({ code, message: `${code} ${status[code]}: ${message}`, details: endpoints, cause });
}

const collected = 'failed to collect enough transaction endorsements, see attached details for more info';
const expired = fail(errors.access.grantExpired, { grant: 'GD/g-1', expires: '2026-01-01T00:00:00.000Z' });

test("the contract's own error comes out of the details, with who said so", () => {
  const text = `chaincode response 500, ${expired.serialize()}`;
  const failure = readFailure(
    gatewayError(status.ABORTED, collected, [
      ['GD', text],
      ['MHRSS', text],
    ]),
  );
  expect(failure).toMatchObject({ kind: 'refused', by: ['GD', 'MHRSS'] });
  if (failure.kind !== 'refused') throw new Error(failure.kind);
  expect(failure.error.is(errors.access.grantExpired)).toBe(true);
  expect(failure.error.args).toEqual(expired.args);
});

test('a refusal by one of two is told from a refusal by both', () => {
  const failure = readFailure(gatewayError(status.ABORTED, collected, [['MHRSS', expired.serialize()]]));
  expect(failure).toMatchObject({ kind: 'refused', by: ['MHRSS'] });
});

test('an evaluate carries the refusal in its own message as well', () => {
  const text = `evaluate call to endorser returned error: chaincode response 500, ${expired.serialize()}`;
  expect(readFailure(gatewayError(status.UNKNOWN, text))).toMatchObject({ kind: 'refused', by: [] });
});

test.each([
  ['differ', status.ABORTED, collected, 'ProposalResponsePayloads do not match'],
  ['endorser', status.ABORTED, collected, 'rpc error: code = Unavailable desc = connection error'],
  [
    'endorser',
    status.ABORTED,
    collected,
    'error in simulation: failed to execute transaction: could not launch chaincode f:1',
  ],
  [
    'rejected',
    status.ABORTED,
    collected,
    'rpc error: code = Unknown desc = error validating proposal: access denied: channel [ch1] creator org [GD]',
  ],
  ['failed', status.ABORTED, collected, 'chaincode response 500, TypeError: x is not a function'],
] as const)('%s: by the authority that the details name', (kind, code, message, detail) => {
  const failure = readFailure(gatewayError(code, message, [['ZJ', detail]]));
  expect(failure.kind).toBe(kind);
  if ('by' in failure) expect(failure.by).toEqual(['ZJ']);
});

test.each([
  ['transport', status.UNAVAILABLE, 'No connection established. Last error: connect ECONNREFUSED 127.0.0.1:7051'],
  ['transport', status.UNAVAILABLE, 'Connection dropped'],
  ['transport', status.INTERNAL, 'Received RST_STREAM with code 2 triggered by internal client error: read ECONNRESET'],
  ['orderer', status.UNAVAILABLE, 'no orderers could successfully process transaction'],
  [
    'orderer',
    status.UNAVAILABLE,
    'insufficient number of orderers could successfully process transaction to satisfy quorum requirement',
  ],
  ['absent', status.FAILED_PRECONDITION, 'no peers available to evaluate chaincode foundation in channel ch1'],
  ['deadline', status.DEADLINE_EXCEEDED, 'Deadline exceeded after 10s'],
  ['deadline', status.DEADLINE_EXCEEDED, 'endorsement timeout expired while collecting endorsements'],
  ['overloaded', status.RESOURCE_EXHAUSTED, 'the gateway is at its concurrency limit'],
  ['overloaded', status.UNKNOWN, 'too many requests for /gateway.Gateway, exceeding concurrency limit (500)'],
  ['tooLarge', status.RESOURCE_EXHAUSTED, 'grpc: received message larger than max (104857601 vs. 104857600)'],
  ['rejected', status.PERMISSION_DENIED, 'implicit policy evaluation failed'],
  ['other', status.ABORTED, 'received unsuccessful response from orderer: status=BAD_REQUEST, info=x'],
] as const)('%s: %s %s', (kind, code, message) => {
  expect(readFailure(gatewayError(code, message)).kind).toBe(kind);
});

test('the authorities that nobody can find are named', () => {
  const failure = readFailure(
    gatewayError(status.UNAVAILABLE, 'failed to find any endorsing peers for org(s): ZJ, GD'),
  );
  expect(failure).toMatchObject({ kind: 'absent', by: ['ZJ', 'GD'] });
});

test('what is no error of the gateway is thrown on', () => {
  expect(() => readFailure(new TypeError('a bug'))).toThrow('a bug');
});
