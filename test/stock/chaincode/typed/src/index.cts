import { Context, Contract, Info, Object as DataType, Property, Returns, Transaction } from 'fabric-contract-api';

@DataType()
export class Asset {
  @Property()
  ID: string = '';

  @Property()
  Owner: string = '';

  @Property('Size', 'number')
  Size: number = 0;
}

/** The asset transfer with decorators: parameters and results are typed, and described in the contract's metadata. */
@Info({ title: 'TypedAssets', description: 'Assets with types' })
export class TypedAssets extends Contract {
  @Transaction()
  public async CreateAsset(ctx: Context, asset: Asset): Promise<void> {
    await ctx.stub.putState(
      asset.ID,
      Buffer.from(JSON.stringify({ ID: asset.ID, Owner: asset.Owner, Size: asset.Size })),
    );
  }

  @Transaction(false)
  @Returns('Asset')
  public async ReadAsset(ctx: Context, id: string): Promise<Asset> {
    const bytes = await ctx.stub.getState(id);
    if (bytes.length === 0) throw new Error(`The asset ${id} does not exist`);
    return JSON.parse(Buffer.from(bytes).toString()) as Asset;
  }

  @Transaction(false)
  @Returns('boolean')
  public async IsLarger(ctx: Context, id: string, size: number): Promise<boolean> {
    return (await this.ReadAsset(ctx, id)).Size > size;
  }
}

export const contracts = [TypedAssets];
