import { useEffect } from "preact/hooks";
import { go } from "#web/app/app-context.ts";

/** Another screen in place of this one: Back does not lead here. */
export const Redirect = ({ to }: { readonly to: string }) => {
  useEffect(() => go(to, { replace: true }), [to]);
  return null;
};
