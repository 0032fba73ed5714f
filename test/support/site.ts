import { openPreview, type Site } from "#web/build/preview.ts";

/** The site under test: the running platform that `WISAL_SITE_URL` names, otherwise a preview of `dist/web`. */
export const openSite = async (): Promise<Site> => {
  const running = process.env["WISAL_SITE_URL"];
  if (running === undefined || running === "") return await openPreview();
  return { url: running.replace(/\/$/, ""), close: async () => undefined };
};
