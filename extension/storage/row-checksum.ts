/** CRC-32 (IEEE 802.3), because a transaction of IndexedDB does not wait for the asynchronous digests of browsers. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xed_b8_83_20 : 0);
  return value;
});
const encoder = new TextEncoder();

/** Checksum of anything that JSON can spell; finds every single flipped byte. */
export function rowChecksum(row: unknown): number {
  let value = 0xff_ff_ff_ff;
  for (const byte of encoder.encode(JSON.stringify(row))) {
    value = (value >>> 8) ^ (TABLE[(value ^ byte) & 0xff] ?? 0);
  }
  return (value ^ 0xff_ff_ff_ff) >>> 0;
}
