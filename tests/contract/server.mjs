// Serves the fixed answers of content.json as MetricService, through Google's own protos. Writes one JSON line when it
// listens ({"port": n}) and one for every request ({"method", "request"}). Ends when its input ends.
import { readFileSync } from 'node:fs';
import { grpc } from 'google-gax';
import { fromJson, metricService, toJson } from './google.mjs';

const content = JSON.parse(readFileSync(new URL('content.json', import.meta.url), 'utf8'));
const print = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

const answers = {
  // Each page's next_page_token is the number of the next page.
  ListTimeSeries: (request) => content.timeSeriesPages[Number(request.pageToken || 0)],
  ListMetricDescriptors: () => content.metricDescriptors,
  GetMetricDescriptor: (request) => content.metricDescriptors.metricDescriptors.find((descriptor) => descriptor.name === request.name),
  CreateTimeSeries: () => ({}),
};

const definition = {};
const implementation = {};
for (const [name, answer] of Object.entries(answers)) {
  const method = metricService.methods[name];
  definition[name] = {
    path: `/google.monitoring.v3.MetricService/${name}`,
    requestStream: false,
    responseStream: false,
    requestDeserialize: (bytes) => method.resolvedRequestType.decode(bytes),
    requestSerialize: (message) => Buffer.from(method.resolvedRequestType.encode(message).finish()),
    responseDeserialize: (bytes) => method.resolvedResponseType.decode(bytes),
    responseSerialize: (message) => Buffer.from(method.resolvedResponseType.encode(message).finish()),
  };
  implementation[name] = ({ request }, reply) => {
    print({ method: name, request: toJson(method.resolvedRequestType, request) });
    const json = answer(request);
    if (json) {
      reply(null, fromJson(method.resolvedResponseType, json));
    } else {
      reply({ code: grpc.status.NOT_FOUND, details: `Cannot find metric(s) that match type: ${request.name}` });
    }
  };
}

const server = new grpc.Server();
server.addService(definition, implementation);
server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) {
    throw error;
  }

  print({ port });
});
process.stdin.resume();
process.stdin.on('end', () => server.forceShutdown());
