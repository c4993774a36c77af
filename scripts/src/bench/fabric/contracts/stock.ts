/**
 * What the samples of Fabric teach: an asset as a decorated class, typed parameters, sorted JSON. Ours is measured
 * against this.
 */
// oxlint-disable-next-line typescript/consistent-type-imports -- the decorators read the class
import { Context, Contract, Info, Object as Model, Property, Returns, Transaction } from 'fabric-contract-api';

@Model()
export class Asset {
  @Property() public ID!: string;
  @Property() public Color!: string;
  @Property() public Size!: number;
  @Property() public Owner!: string;
  @Property() public AppraisedValue!: number;
}

@Info({ title: 'AssetTransfer', description: 'A stock contract to be measured against' })
export class AssetTransfer extends Contract {
  @Transaction()
  public async CreateAsset(
    ctx: Context,
    id: string,
    color: string,
    size: number,
    owner: string,
    value: number,
  ): Promise<void> {
    if (await this.AssetExists(ctx, id)) throw new Error(`The asset ${id} already exists`);
    const asset = { AppraisedValue: value, Color: color, ID: id, Owner: owner, Size: size };
    await ctx.stub.putState(id, Buffer.from(JSON.stringify(asset)));
  }

  @Transaction(false)
  @Returns('string')
  public async ReadAsset(ctx: Context, id: string): Promise<string> {
    const asset = await ctx.stub.getState(id);
    if (asset.length === 0) throw new Error(`The asset ${id} does not exist`);
    return Buffer.from(asset).toString();
  }

  @Transaction(false)
  @Returns('boolean')
  public async AssetExists(ctx: Context, id: string): Promise<boolean> {
    return (await ctx.stub.getState(id)).length > 0;
  }
}

export const contracts = [AssetTransfer];
