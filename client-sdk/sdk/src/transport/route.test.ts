/** Held against gRPC's own rule: the way that is tried first must be the way that calls then take. */
import { mapProxyName } from '@grpc/grpc-js/build/src/http_proxy';
import fc from 'fast-check';
import { proxyName, routeTo } from './route';

const variables = ['grpc_proxy', 'https_proxy', 'http_proxy', 'no_grpc_proxy', 'no_proxy'];
const before = Object.fromEntries(variables.map((name) => [name, process.env[name]]));
const silence = jest.spyOn(console, 'error').mockImplementation(() => undefined);

function put(environment: Readonly<Record<string, string | undefined>>): void {
  for (const name of variables) {
    const value = environment[name];
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}
afterEach(() => put(before));
afterAll(() => silence.mockRestore());

const proxies = [
  'http://proxy.example:3128',
  'http://proxy.example',
  'http://li:geheim@10.0.0.1:8080',
  'http://li@proxy.example:80/',
  'http://%E6%9D%8E:a%3Ab@proxy.example:3128',
  'http://[::1]:3128',
  'https://proxy.example:3128',
  'socks5://proxy.example:1080',
  'proxy.example:3128',
  'no proxy at all',
  '',
];
const exceptions = ['', 'example', '.gd.example', 'peer0.gd.example', '10.0.0.0/8', '10.0.0.7', 'a, example', '/', '*'];
const others = ['10.0.0.0/33', '10.0.0.0/x', '10.0.0.7/0', 'a,,b', ',', '::1', 'localhost,127.0.0.1'];
const hosts = ['peer0.gd.example', 'example', '10.0.0.7', '11.0.0.7', 'localhost', '127.0.0.1', '[::1]', '[fe80::7]'];

test('it is the way of gRPC, whatever the environment says', () => {
  const value = (texts: readonly string[]) => fc.option(fc.constantFrom(...texts), { nil: undefined });
  const environments = fc.record({
    grpc_proxy: value(proxies),
    https_proxy: value(proxies),
    http_proxy: value(proxies),
    no_grpc_proxy: value([...exceptions, ...others]),
    no_proxy: value([...exceptions, ...others]),
  });
  fc.assert(
    fc.property(environments, fc.constantFrom(...hosts), (environment, host) => {
      put(environment);
      const target = { scheme: 'dns', path: `${host}:7051` };
      const mapped = mapProxyName(target, {});
      const proxied = mapped.extraOptions['grpc.http_connect_target'] !== undefined;
      const { proxy } = routeTo(target.path, environment);
      expect(proxy && proxyName(proxy)).toBe(proxied ? `http://${mapped.target.path}` : undefined);
      expect(proxy?.credentials).toBe(mapped.extraOptions['grpc.http_connect_creds']);
    }),
    { numRuns: 3_000 },
  );
});

test('a proxy that gRPC cannot use is told of', () => {
  expect(routeTo('peer0.gd.example:7051', { https_proxy: 'https://proxy.example:3128' })).toEqual({
    ignored: 'https_proxy',
  });
  expect(routeTo('peer0.gd.example:7051', { HTTPS_PROXY: 'http://proxy.example:3128' })).toEqual({});
});

test('its name holds nothing of who asks it', () => {
  const { proxy } = routeTo('peer0.gd.example:7051', { http_proxy: 'http://li:geheim@proxy.example:3128' });
  expect(proxy && proxyName(proxy)).toBe('http://proxy.example:3128');
});
