/** How many BFT orderers must agree: no two quorums are without an honest one in both (Fabric: `smartbft`). */
export function quorumOf(orderers: number): number {
  const faulty = Math.floor((orderers - 1) / 3);
  return Math.ceil((orderers + faulty + 1) / 2);
}
