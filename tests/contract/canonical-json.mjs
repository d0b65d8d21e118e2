// JSON in the form of RFC 8785 by ECMAScript itself. Input: one JSON value a line; numbers may be written {"$bits": "hex of the double"}.
// Output: the canonical form of each, in order.
import { createInterface } from 'node:readline';

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${canonical(JSON.parse(line))}\n`);
}

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (typeof value.$bits === 'string') return JSON.stringify(new Float64Array(new BigUint64Array([BigInt(`0x${value.$bits}`)]).buffer)[0]);
  // sort() without an order compares UTF-16 code units.
  return `{${Object.keys(value).sort().map(key => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}
