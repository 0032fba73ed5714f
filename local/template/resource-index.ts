import type { Json, JsonObject } from "#local/json.ts";
import { arnOf, physicalName } from "./identity.ts";
import type { Resolver } from "./resolver.ts";
import type { Resource, Stack } from "./stack.ts";

/** One declared resource with its resolved properties and identity. */
export interface Declared {
  readonly logicalId: string;
  readonly stack: string;
  /** What the stack uploads, by object key. */
  readonly assets: ReadonlyMap<string, string>;
  readonly name: string;
  readonly arn: string;
  readonly ref: string;
  readonly properties: JsonObject;
}

/** The resources of all stacks by type. */
export class ResourceIndex {
  readonly #byType = new Map<string, Declared[]>();
  readonly #resolver: Resolver;

  constructor(stacks: readonly Stack[], resolver: Resolver) {
    this.#resolver = resolver;
    for (const stack of stacks) {
      for (const resource of stack.resources.values()) {
        if (!resolver.exists(resource)) continue;
        const known = this.#byType.get(resource.type) ?? [];
        known.push(this.#declare(stack, resource));
        this.#byType.set(resource.type, known);
      }
    }
  }

  of(...types: readonly string[]): readonly Declared[] {
    return types.flatMap((type) => this.#byType.get(type) ?? []);
  }

  #declare(stack: Stack, resource: Resource): Declared {
    const resolver = this.#resolver;
    const property = (name: string): Json | undefined => resolver.property(resource, name);
    // Resolved late: most resources (alarms, metadata) are never looked at.
    return {
      logicalId: resource.logicalId,
      stack: stack.name,
      assets: stack.assets,
      get name() {
        return physicalName(resource, property);
      },
      get arn() {
        return arnOf(resource, property);
      },
      get ref() {
        return resolver.ref(resource);
      },
      get properties() {
        return resolver.properties(resource);
      },
    };
  }
}
