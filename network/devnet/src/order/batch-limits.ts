/** When the orderer cuts a block. Sizes in bytes, time in milliseconds. */
export interface BatchLimits {
  readonly timeoutMs: number;
  readonly maxMessages: number;
  readonly preferredBytes: number;
  readonly absoluteBytes: number;
}
