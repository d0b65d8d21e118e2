// Google's own client against a plaintext MetricService. Arguments: host, port. Input: one JSON request a line,
// {"method": "listTimeSeries" | "listMetricDescriptors" | "getMetricDescriptor", "request": …}.
// Output: the answer to each, in order, as the canonical JSON of Google's protos, or {"code", "details", "reason"?}.
import { createInterface } from 'node:readline';
import { MetricServiceClient } from '@google-cloud/monitoring';
import { grpc } from 'google-gax';
import { fromJson, metricService, toJson } from './google.mjs';

const [host, port] = process.argv.slice(2);
const client = new MetricServiceClient({
  servicePath: host, apiEndpoint: host, port: Number(port), sslCreds: grpc.credentials.createInsecure(), projectId: 'any',
});

for await (const line of createInterface({ input: process.stdin })) {
  const { method, request } = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(await call(method, request))}\n`);
}

await client.close();

async function call(method, json) {
  const { resolvedRequestType, resolvedResponseType } = metricService.methods[method[0].toUpperCase() + method.slice(1)];
  try {
    const answer = await client[method](fromJson(resolvedRequestType, json), { autoPaginate: false });
    // A paged method answers [items, next request, the whole response], any other [response].
    return toJson(resolvedResponseType, answer[2] ?? answer[0]);
  } catch (error) {
    // JSON leaves out a reason that is not there.
    return { code: error.code, details: error.details, reason: error.reason };
  }
}
