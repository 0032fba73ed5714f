import type { RouteModel } from "#local/template/model.ts";

export interface RouteMatch {
  readonly route: RouteModel;
  readonly parameters: Readonly<Record<string, string>>;
}

interface Compiled {
  readonly route: RouteModel;
  readonly segments: readonly string[];
}

/** Finds the method of a REST API for a request; fixed path parts win over parameters, as in API Gateway. */
export class Router {
  readonly #routes: readonly Compiled[];

  constructor(routes: readonly RouteModel[]) {
    this.#routes = routes
      .map((route) => ({ route, segments: route.path.split("/").slice(1) }))
      .toSorted((a, b) => specificity(b.segments).localeCompare(specificity(a.segments)));
  }

  find(method: string, path: string): RouteMatch | undefined {
    const parts = path.split("/").slice(1);
    for (const { route, segments } of this.#routes) {
      if (route.method !== method && route.method !== "ANY") continue;
      const parameters = match(segments, parts);
      if (parameters !== undefined) return { route, parameters };
    }
    return undefined;
  }
}

/** Fixed parts sort before parameters, and those before `{proxy+}`, from left to right. */
function specificity(segments: readonly string[]): string {
  return segments.map(rank).join("");
}

function rank(segment: string): string {
  if (!segment.startsWith("{")) return "2";
  return segment.endsWith("+}") ? "0" : "1";
}

function match(segments: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const part = parts[index];
    if (part === undefined) return undefined;
    const greedy = /^\{(.+)\+\}$/.exec(segment)?.[1];
    if (greedy !== undefined) {
      parameters[greedy] = decode(parts.slice(index).join("/"));
      return parameters;
    }
    const name = /^\{(.+)\}$/.exec(segment)?.[1];
    if (name === undefined ? segment !== part : part === "") return undefined;
    if (name !== undefined) parameters[name] = decode(part);
  }
  return segments.length === parts.length ? parameters : undefined;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
