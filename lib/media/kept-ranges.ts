/** Parts of a file that are kept, joined where they touch: a file of a million small parts costs no more than another. */
export class KeptRanges {
  private readonly parts: Buffer[] = [];
  private from = 0;
  private to = 0;

  constructor(private readonly bytes: Buffer) {}

  keep(from: number, to: number): void {
    if (from === this.to) this.to = to;
    else {
      this.flush();
      [this.from, this.to] = [from, to];
    }
  }

  /** Bytes of our own between them. */
  add(bytes: Buffer): void {
    this.flush();
    this.parts.push(bytes);
  }

  toBuffer(): Buffer {
    this.flush();
    return Buffer.concat(this.parts);
  }

  private flush(): void {
    if (this.to > this.from) this.parts.push(this.bytes.subarray(this.from, this.to));
    this.from = this.to = 0;
  }
}
