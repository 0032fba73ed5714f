/**
 * The desk's service worker: the day list opens without a network because the pages themselves do. It keeps the shell
 * of one language (the query of its address), its hashed files and `/config.json`, and nothing that the API answered:
 * the list of a day is the tab's own, and goes with the lock. Told to forget, it takes all of it away and itself too.
 */

/** Put in by the build: the content hash of what is kept, and the paths by language. */
declare const KEPT: {
  readonly version: string;
  readonly files: Readonly<Record<string, readonly string[]>>;
};
declare const registration: ServiceWorkerRegistration;
declare const clients: { readonly claim: () => Promise<void> };

interface Lasting extends Event {
  readonly waitUntil: (work: Promise<unknown>) => void;
}
interface Fetching extends Event {
  readonly request: Request;
  readonly respondWith: (response: Promise<Response>) => void;
}

const isLasting = (event: Event): event is Lasting => "waitUntil" in event;
const isFetching = (event: Event): event is Fetching => "respondWith" in event;
const lasting = (type: string, work: (event: Event) => Promise<unknown> | undefined): void =>
  addEventListener(type, (event) => {
    const under = work(event);
    if (under !== undefined && isLasting(event)) event.waitUntil(under);
  });

const PREFIX = "wisal-desk-";
const place = `${PREFIX}${KEPT.version}`;
const files = new Set(KEPT.files[location.search.slice(1)]);

const forget = async (spare?: string): Promise<void> => {
  const places = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== spare);
  await Promise.all(places.map((name) => caches.delete(name)));
};

const ofCache = async (path: string): Promise<Response | undefined> =>
  await (await caches.open(place)).match(path);

/** A hashed file never changes; a page and the configuration do, so the network is asked first. */
const answer = async (request: Request, path: string): Promise<Response> => {
  if (path.startsWith("/assets/")) return (await ofCache(path)) ?? (await fetch(request));
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await ofCache(path);
    if (kept === undefined) throw error;
    return kept;
  }
};

lasting("install", async () => await (await caches.open(place)).addAll([...files]));
lasting("activate", async () => {
  await forget(place);
  await clients.claim();
});
lasting("message", (event) => {
  if (!("data" in event) || event.data !== "forget") return undefined;
  return Promise.all([forget(), registration.unregister()]);
});
addEventListener("fetch", (event) => {
  if (!isFetching(event)) return;
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin || !files.has(pathname)) return;
  event.respondWith(answer(event.request, pathname));
});
