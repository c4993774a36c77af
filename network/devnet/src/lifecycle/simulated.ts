import { implicitCollection, lifecycleNamespace, textOf } from '@oneplusn/channel';
import type { Simulator } from '../simulate/simulator';
import type { Opaque, Writable } from './serializer';

/** Behind all keys that begin so: keys of the lifecycle are ASCII. */
const after = (prefix: string): string => `${prefix}\u007f`;

/** The channel's definitions, as a simulation reads and writes them. */
export function publicState(simulator: Simulator): Writable {
  return {
    get: (key) => simulator.get(lifecycleNamespace, key),
    put: (key, value) => simulator.put(lifecycleNamespace, key, value),
    *range(prefix) {
      const results = simulator.range(lifecycleNamespace, prefix, after(prefix));
      for (let found = results.next(); found; found = results.next()) yield [textOf(found.key), found.version.value];
    },
  };
}

/** What an authority approved, on its own peer. */
export function ownState(simulator: Simulator, msp: string): Writable {
  const collection = implicitCollection(msp);
  return {
    get: (key) => simulator.getPrivate(lifecycleNamespace, collection, key),
    put: (key, value) => simulator.putPrivate(lifecycleNamespace, collection, key, value),
    *range(prefix) {
      const results = simulator.privateRange(lifecycleNamespace, collection, prefix, after(prefix));
      for (let found = results.next(); found; found = results.next()) yield [textOf(found.key), found.version.value];
    },
  };
}

/** What an authority approved, as every peer sees it. */
export function opaqueState(simulator: Simulator, msp: string): Opaque {
  return { msp, hash: (key) => simulator.getPrivateHash(lifecycleNamespace, implicitCollection(msp), key) };
}
