// Google's own protos, as shipped in the npm package of its client, and the canonical JSON of their messages.
import { createRequire } from 'node:module';
import { protobuf } from 'google-gax';
import { fromProto3JSON, toProto3JSON } from 'proto3-json-serializer';

const require = createRequire(import.meta.url);
export const root = protobuf.Root.fromJSON(require('@google-cloud/monitoring/build/protos/protos.json'));
export const metricService = root.lookupService('google.monitoring.v3.MetricService');
metricService.resolveAll();

export const fromJson = (type, json) => fromProto3JSON(typeOf(type), json);

// Accepts plain objects too: Google's client answers with those.
export const toJson = (type, message) => toProto3JSON(typeOf(type).fromObject(message));

function typeOf(type) {
  return typeof type === 'string' ? root.lookupType(type) : type;
}
