/** Namespace of the hashes of a collection's keys and values, which every peer holds. Fabric: `ns$$hcollection`. */
export function hashedNamespace(chaincode: string, collection: string): string {
  return `${chaincode}$$h${collection}`;
}

/** Namespace of a collection's plain values, on the peers of its members. Fabric: `ns$$pcollection`. */
export function privateNamespace(chaincode: string, collection: string): string {
  return `${chaincode}$$p${collection}`;
}
