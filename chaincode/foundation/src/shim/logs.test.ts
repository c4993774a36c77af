import { createRequire } from 'node:module';
import { skipUnwantedLogs, type Logger } from './logs';

type Stream = Logger & { level: string; format: { transform(info: object): unknown } };

const shim = createRequire(__filename)('fabric-shim/lib/logger') as { getLogger(name: string): Stream };

/** How often the shim's formatter runs for a message at each level. */
function formatted(name: string): Record<string, number> {
  const logger = shim.getLogger(name);
  const transform = jest.spyOn(logger.format, 'transform').mockReturnValue(false);
  const counts = Object.fromEntries(
    (['debug', 'info'] as const).map((level) => {
      transform.mockClear();
      logger[level]('a message');
      return [level, transform.mock.calls.length];
    }),
  );
  transform.mockRestore();
  return counts;
}

// Another suite of this process may have silenced them.
for (const name of ['lib/handler.js', 'lib/stub.js'])
  for (const level of ['debug', 'info']) Reflect.deleteProperty(shim.getLogger(name), level);

test('what the level leaves out is not formatted any more, the rest is', () => {
  const before = process.env['CORE_CHAINCODE_LOGGING_LEVEL'];
  process.env['CORE_CHAINCODE_LOGGING_LEVEL'] = 'info';
  try {
    expect(formatted('lib/handler.js')).toEqual({ debug: 1, info: 1 });
    skipUnwantedLogs();
    expect(formatted('lib/handler.js')).toEqual({ debug: 0, info: 1 });
    expect(formatted('lib/stub.js')).toEqual({ debug: 0, info: 1 });
  } finally {
    if (before === undefined) delete process.env['CORE_CHAINCODE_LOGGING_LEVEL'];
    else process.env['CORE_CHAINCODE_LOGGING_LEVEL'] = before;
  }
});
