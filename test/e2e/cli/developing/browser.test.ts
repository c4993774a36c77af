/** The pages of the development server in a real browser: what its script adds, at the width of a desk and a phone. */
import { Browser, chromium } from '../../../browser';
import { permit, permitScenarios } from './permit';
import { useSite } from './site';

/** Skipped, and said so, where this machine has no Chromium. */
(chromium === undefined ? describe.skip : describe)(`in a browser (${chromium ?? 'none is found'})`, () => {
  const running = useSite({ 'app.js': permit, 'scenarios.js': permitScenarios });
  let browser: Browser;
  beforeAll(async () => {
    browser = await Browser.start(chromium ?? '');
  }, 60_000);
  afterAll(() => browser?.close());
  // A page's policy forbids what it does not need: nothing of its own may be among that.
  afterEach(() => expect(browser.complaints).toEqual([]));

  const begin = () => `${running().site.url}/en/apps/stall-permit/begin?as=GD%2Fli`;
  const isHidden = (name: string) => browser.run<boolean>(`document.querySelector('[data-asked=${name}]').hidden`);
  const type = (name: string, value: string) =>
    browser.run(`{
      const input = document.querySelector('[name="${name}"]');
      input.value = ${JSON.stringify(value)};
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }`);
  const said = () => browser.run<string>('document.body.innerText');

  test.each([1200, 390])('no page is wider than its window: %i', async (width) => {
    await browser.width(width);
    for (const path of ['/zh/', '/en/tasks', '/en/apps/stall-permit/forms/application']) {
      await browser.go(`${running().site.url}${path}`);
      expect(await browser.run<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
  });

  test('a field is put away while its condition is closed', async () => {
    await browser.go(begin());
    expect(await isHidden('landlord')).toBe(true);
    await type('f.tenancy', 'rented');
    expect(await isHidden('landlord')).toBe(false);
    await type('f.tenancy', 'owned');
    expect(await isHidden('landlord')).toBe(true);
  });

  test('a form is filled in and sent by keyboard alone', async () => {
    await browser.go(begin());
    await browser.press('Tab');
    expect(await browser.run('document.activeElement.className')).toBe('skip');
    await type('f.tenancy', 'owned');
    await type('f.stall', '桥头早点');
    await browser.run(`document.querySelector('[name="f.stall"]').focus()`);
    await browser.loaded(() => browser.press('Enter'));
    expect(await said()).toMatch(/Stall permit[^]*桥头早点/);
  });

  test('what was refused is told at the top, where the keyboard is', async () => {
    await browser.go(begin());
    await type('f.stall', '桥头早点');
    await browser.run(`document.querySelector('form[data-guards]').noValidate = true`);
    await browser.follow('form[data-guards] div.row button.first');
    expect(await browser.run('document.activeElement.getAttribute("role")')).toBe('alert');
    expect(await browser.run(`document.querySelector('[name="f.stall"]').value`)).toBe('桥头早点');
  });

  test('the page begins anew when the definition changes, and keeps what was typed', async () => {
    await browser.go(begin());
    await type('f.stall', '桥头早点');
    await browser.loaded(async () => running().folder.change('app.js', "en: 'Stall'", "en: 'Your stall'"));
    expect(await said()).toContain('Your stall');
    expect(await browser.run(`document.querySelector('[name="f.stall"]').value`)).toBe('桥头早点');
    await browser.loaded(async () => running().folder.change('app.js', "to: 'paying'", "to: 'payed'"));
    expect(await said()).toMatch(/The definition has problems[^]*stall-permit: actions\.grant\.to/);
  }, 30_000);
});
