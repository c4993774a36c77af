/** Who may ask the development server, and what its pages let a browser do. */
import { permit, permitScenarios } from './permit';
import { textOf, useSite } from './site';

const running = useSite({ 'app.js': permit, 'scenarios.js': permitScenarios });
const site = () => running().site;
const own = () => new URL(site().url).host;
const type = 'application/x-www-form-urlencoded';

test.each(['/en/', '/style.css', '/events'])(
  '%s is given to nobody who calls this machine by another name',
  async (path) => {
    for (const host of ['example.org', `example.org:${new URL(site().url).port}`, '127.0.0.1', '[::1]'])
      expect([host, await site().raw('GET', path, { host })]).toEqual([host, 403]);
    if (path !== '/events') expect(await site().raw('GET', path, { host: own() })).toBe(200);
  },
);

test('only its own pages send it anything, with their token', async () => {
  const token = await site().token();
  const path = '/en/apps/stall-permit/begin';
  const send = (headers: Readonly<Record<string, string>>, body: string) =>
    site().raw('POST', path, { host: own(), 'content-type': type, ...headers }, body);
  const origin = `http://${own()}`;
  const body = `token=${token}&do=add%3Agoods`;
  expect(await send({ origin }, body)).toBe(200);
  expect(await send({}, body)).toBe(403);
  expect(await send({ origin: 'null' }, body)).toBe(403);
  expect(await send({ origin: 'http://example.org' }, body)).toBe(403);
  expect(await send({ origin, 'sec-fetch-site': 'cross-site' }, body)).toBe(403);
  expect(await send({ origin, 'content-type': 'text/plain' }, body)).toBe(403);
  expect(await send({ origin }, `token=${'0'.repeat(token.length)}`)).toBe(403);
  expect(await send({ origin }, 'do=send')).toBe(403);
  expect(await send({ origin }, `${body}&f.stall=${'x'.repeat(600_000)}`)).toBe(403);
  expect(await site().raw('PUT', path, { host: own(), origin })).toBe(403);
  expect(textOf(await site().get('/en/'))).toContain('None yet.');
});

test('nothing but its own style and script runs on a page, and no page stands in another', async () => {
  const { headers } = await site().get('/en/');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect((await site().get('/en/')).html).not.toMatch(/<script(?! src="\/script\.js")|style="|\son[a-z]+="/);
});

test('whatever stands in a definition, a form or an address is no markup', async () => {
  const li = 'as=GD%2Fli';
  const markup = '"><script>alert(1)</script>';
  const path = `/en/apps/stall-permit/begin?${li}`;
  const again = await site().post(path, { do: 'add:goods', 'f.stall': markup, 'n.goods': markup, resident: markup });
  expect(again.html).not.toContain('<script>');
  expect(again.html).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
  const begun = await site().post(path, { do: 'send', 'f.stall': '<b>早点</b>', 'f.tenancy': 'owned' });
  expect(begun.html).toContain('&lt;b&gt;早点&lt;/b&gt;');
  expect(begun.html).not.toContain('<b>早点');
  const missing = await site().get(`/en/cases/${encodeURIComponent(`GD/${markup}`)}?as=${encodeURIComponent(markup)}`);
  expect(missing.html).not.toContain('<script>');
  const elsewhere = await site().post('/en/time', { days: '1', back: '//example.org/' });
  expect(elsewhere.at).toBe('/en/');
});
