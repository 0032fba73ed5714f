/** Why a visit cannot be closed with that many stamps; undefined when it can (T8). */
export const stampsFault = (
  visit: { readonly people: number; readonly feeMad: number },
  stamps: number,
): "visit-stamps-missing" | "visit-stamps-needless" | undefined => {
  if (visit.feeMad === 0) return stamps === 0 ? undefined : "visit-stamps-needless";
  return stamps === visit.people ? undefined : "visit-stamps-missing";
};
