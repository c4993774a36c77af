import { brand, type OnePlusNError } from './base';
import type { ErrorDescriptor } from './descriptor';

/**
 * Whether something thrown is an error of the product, and, where one is given, that one. Unlike `instanceof` it also
 * knows errors of another copy of the packages.
 */
export function isOnePlusNError(thrown: unknown, descriptor?: Pick<ErrorDescriptor, 'code'>): thrown is OnePlusNError {
  if (!(thrown instanceof Error) || !(brand in thrown)) return false;
  return descriptor === undefined || (thrown as OnePlusNError).code === descriptor.code;
}
