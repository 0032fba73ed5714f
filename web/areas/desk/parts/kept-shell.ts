import { useEffect } from "preact/hooks";
import { useApp } from "#web/app/app-context.ts";

/** The one string of the whole site that becomes code: the policy of the pages allows this name and no other. */
const POLICY = "wisal-desk-worker";

interface ScriptUrls {
  /** What the browser takes for an address of a script; typed as what it stands for. */
  readonly createScriptURL: (address: string) => string;
}
interface Factory {
  readonly createPolicy: (name: string, rules: ScriptUrls) => ScriptUrls;
}
const isFactory = (value: unknown): value is Factory =>
  typeof value === "object" && value !== null && "createPolicy" in value;

const addressFor = (language: string): string => `/desk-worker.js?${language}`;

/** Asked for once in a page: the browser makes a policy of one name once. */
let asked = false;

const keepShell = async (language: string): Promise<void> => {
  if (asked || !("serviceWorker" in navigator)) return;
  asked = true;
  const factory: unknown = Reflect.get(globalThis, "trustedTypes");
  const address = isFactory(factory)
    ? factory.createPolicy(POLICY, { createScriptURL: addressFor }).createScriptURL(language)
    : addressFor(language);
  await navigator.serviceWorker.register(address, { scope: `/${language}/desk/` });
};

/** Keeps the desk's pages on this device while somebody is signed in; the lock and the sign-out take them away. */
export const useKeptShell = (): void => {
  const { language, session } = useApp();
  useEffect(() => {
    // A browser that refuses has no list offline after a reload, and everything else.
    keepShell(language).catch(() => undefined);
    return session?.subscribe(() => {
      if (session.state() !== "signed-in") navigator.serviceWorker?.controller?.postMessage("forget");
    });
  }, [language, session]);
};
