import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";

interface Stored {
  readonly payload: AdapterPayload;
  readonly until: number;
}

/** Sessions and codes of one issuer, in memory: people sign in again after a restart. */
export function memoryAdapters(): AdapterFactory {
  const models = new Map<string, Map<string, Stored>>();
  return (name) => {
    const items = models.get(name) ?? new Map<string, Stored>();
    models.set(name, items);
    return adapterOver(items, models);
  };
}

function adapterOver(items: Map<string, Stored>, models: ReadonlyMap<string, Map<string, Stored>>): Adapter {
  const live = (stored: Stored | undefined) =>
    stored !== undefined && stored.until > Date.now() ? stored.payload : undefined;
  const findWhere = (matches: (payload: AdapterPayload) => boolean) => {
    for (const stored of items.values()) if (matches(stored.payload)) return live(stored);
    return undefined;
  };
  return {
    upsert: async (id, payload, expiresIn) => {
      for (const [key, stored] of items) if (stored.until <= Date.now()) items.delete(key);
      items.set(id, {
        payload,
        until: expiresIn === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresIn * 1000,
      });
    },
    find: async (id) => live(items.get(id)),
    findByUid: async (uid) => findWhere((payload) => payload.uid === uid),
    findByUserCode: async (code) => findWhere((payload) => payload.userCode === code),
    consume: async (id) => {
      const stored = items.get(id);
      if (stored !== undefined) stored.payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => {
      items.delete(id);
    },
    revokeByGrantId: async (grantId) => {
      for (const others of models.values()) {
        for (const [id, stored] of others) if (stored.payload.grantId === grantId) others.delete(id);
      }
    },
  };
}
