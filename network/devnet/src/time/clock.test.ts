import { Clock } from './clock';

describe('a clock that can be set', () => {
  let host: number;
  let clock: Clock;
  beforeEach(() => {
    host = 1_000;
    clock = new Clock(() => host);
  });

  it('goes by the host until it is set, and goes on from there', () => {
    expect(clock.now()).toBe(1_000);
    clock.set(50_000);
    host += 5;
    expect(clock.now()).toBe(50_005);
    clock.reset();
    expect(clock.now()).toBe(1_005);
  });

  it('stands still when frozen, and can be set there', () => {
    clock.freeze();
    host += 500;
    expect(clock.now()).toBe(1_000);
    clock.set(2_000);
    host += 500;
    expect(clock.now()).toBe(2_000);
  });

  it('wakes who waits, in the order of their times, once', async () => {
    const rung: string[] = [];
    clock.after(20_000, () => rung.push('late'));
    clock.after(10_000, () => rung.push('early'));
    const cancel = clock.after(15_000, () => rung.push('never'));
    cancel();
    clock.set(10_999);
    expect(rung).toEqual([]);
    clock.set(60_000);
    expect(rung).toEqual(['early', 'late']);
    clock.set(90_000);
    expect(rung).toHaveLength(2);
  });

  it('lets a wait run out by itself, even while it stands', async () => {
    clock.freeze();
    await new Promise<void>((resolve) => void clock.after(5, resolve));
    expect(clock.now()).toBe(1_000);
  });
});
