/** Milliseconds by which the API's clock is ahead of the device's. */
let ahead = 0;

/** Learns the API's clock from an answer; another origin may hide its `Date`, and then nothing changes. */
export const noteServerTime = (headers: Headers): void => {
  const said = Date.parse(headers.get("date") ?? "");
  if (Number.isNaN(said)) return;
  ahead = said + Number(headers.get("age") ?? 0) * 1000 - Date.now();
};

/** Epoch milliseconds by the API's clock, to about a second: a wrong device clock does not matter. */
export const serverNow = (): number => Date.now() + ahead;
