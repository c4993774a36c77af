/** Text of Fabric's policy checker for a caller that is no reader or writer. */
export function accessRefused(channel: string, policy: string): string {
  const name = policy.slice(policy.lastIndexOf('/') + 1);
  return (
    `Failed evaluating policy on signed data during check policy on channel [${channel}] with policy [${policy}]: ` +
    '[implicit policy evaluation failed - 0 sub-policies were satisfied, ' +
    `but this policy requires 1 of the '${name}' sub-policies to be satisfied]`
  );
}
