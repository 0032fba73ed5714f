import { isObject, type JsonObject, list, num, obj, optionalNum, str, stringMap } from "#local/json.ts";
import {
  type ApiModel,
  type AuthorizerModel,
  type GatewayResponseModel,
  nameInArn,
  type RouteModel,
} from "./model.ts";
import type { Declared, ResourceIndex } from "./resource-index.ts";

export function apisOf(index: ResourceIndex): ApiModel[] {
  return index.of("AWS::ApiGateway::RestApi").map((api) => apiOf(index, api));
}

function apiOf(index: ResourceIndex, api: Declared): ApiModel {
  const ofThisApi = (type: string) =>
    index.of(type).filter((resource) => str(resource.properties["RestApiId"]) === api.ref);
  const stage = ofThisApi("AWS::ApiGateway::Stage")[0];
  const paths = pathsOf(api, ofThisApi("AWS::ApiGateway::Resource"));
  const authorizers = new Map(
    ofThisApi("AWS::ApiGateway::Authorizer").map((resource) => [resource.ref, authorizerOf(resource)]),
  );
  const routes = ofThisApi("AWS::ApiGateway::Method").flatMap((method) =>
    routeOf(method, paths, authorizers),
  );
  const responses = new Map(
    ofThisApi("AWS::ApiGateway::GatewayResponse").map((resource) => [
      str(resource.properties["ResponseType"]),
      gatewayResponseOf(resource.properties),
    ]),
  );
  return {
    id: api.ref,
    name: str(api.properties["Name"], api.name),
    stage: stage === undefined ? "local" : str(stage.properties["StageName"]),
    routes,
    responses,
    binaryMediaTypes: list(api.properties["BinaryMediaTypes"]).map((type) => str(type)),
    minimumCompressionSize: optionalNum(api.properties["MinimumCompressionSize"]),
  };
}

/** Resource id → path, following each resource to its parent. */
function pathsOf(api: Declared, resources: readonly Declared[]): ReadonlyMap<string, string> {
  const byId = new Map(resources.map((resource) => [resource.ref, resource.properties]));
  const pathOf = (id: string): string => {
    const properties = byId.get(id);
    if (properties === undefined) return "";
    return `${pathOf(str(properties["ParentId"]))}/${str(properties["PathPart"])}`;
  };
  const paths = new Map([[`${api.name}-root`, "/"]]);
  for (const id of byId.keys()) paths.set(id, pathOf(id));
  return paths;
}

function authorizerOf(resource: Declared): AuthorizerModel {
  const properties = resource.properties;
  const headers = str(properties["IdentitySource"])
    .split(",")
    .map((source) => /^\s*method\.request\.header\.(.+?)\s*$/.exec(source)?.[1])
    .filter((header) => header !== undefined);
  return {
    id: resource.ref,
    functionName: functionInUri(str(properties["AuthorizerUri"])),
    requiredHeaders: headers.map((header) => header.toLowerCase()),
  };
}

/** `arn:…:path/2015-03-31/functions/<function arn>/invocations` → the function's name. */
function functionInUri(uri: string): string {
  const arn = /functions\/(arn:.+)\/invocations$/.exec(uri)?.[1];
  return arn === undefined ? "" : nameInArn(arn);
}

function routeOf(
  method: Declared,
  paths: ReadonlyMap<string, string>,
  authorizers: ReadonlyMap<string, AuthorizerModel>,
): RouteModel[] {
  const properties = method.properties;
  const integration = obj(properties["Integration"]);
  const path = paths.get(str(properties["ResourceId"]));
  if (path === undefined || integration["Type"] !== "AWS_PROXY") return [];
  const authorizer = authorizers.get(str(properties["AuthorizerId"]));
  if (properties["AuthorizationType"] === "CUSTOM" && authorizer === undefined) {
    throw new Error(`${str(properties["HttpMethod"])} ${path} names an authorizer that is not declared`);
  }
  return [
    {
      method: str(properties["HttpMethod"]),
      path,
      functionName: functionInUri(str(integration["Uri"])),
      authorizer: properties["AuthorizationType"] === "CUSTOM" ? authorizer : undefined,
      requiredParameters:
        properties["RequestValidatorId"] === undefined ? [] : requiredParameters(properties),
      timeoutMs: num(integration["TimeoutInMillis"], 29_000),
    },
  ];
}

/** Names as `method.request.header.X` with `true`, the only kind the gateway insists on. */
function requiredParameters(properties: JsonObject): string[] {
  return Object.entries(obj(properties["RequestParameters"]))
    .filter(([, required]) => required === true)
    .map(([name]) => name);
}

function gatewayResponseOf(properties: JsonObject): GatewayResponseModel {
  const parameters = obj(properties["ResponseParameters"]);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(parameters)) {
    const header = /^gatewayresponse\.header\.(.+)$/.exec(name)?.[1];
    // Static values come in single quotes; mapped ones (`method.request.…`) are not used here.
    const literal = /^'(.*)'$/.exec(str(value))?.[1];
    if (header !== undefined && literal !== undefined) headers[header] = literal;
  }
  return {
    status: optionalNum(properties["StatusCode"]),
    templates: isObject(properties["ResponseTemplates"]) ? stringMap(properties["ResponseTemplates"]) : {},
    headers,
  };
}
