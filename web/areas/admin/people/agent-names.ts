import type { StaffNames } from "#web/areas/admin/people/staff-name.tsx";

/**
 * How agents are called, by their ids: by name, and in words where the post's directory does not know them. Only the
 * network's call centre acts for people without a role at the post; several of it are numbered.
 */
export const agentNames = (
  staffIds: readonly string[],
  names: StaffNames,
  callCentre: string,
): ReadonlyMap<string, string> => {
  const elsewhere = staffIds.filter((staffId) => !names.has(staffId));
  const inWords = (staffId: string): string =>
    elsewhere.length === 1 ? callCentre : `${callCentre} ${elsewhere.indexOf(staffId) + 1}`;
  return new Map(staffIds.map((staffId) => [staffId, names.get(staffId) ?? inWords(staffId)]));
};
