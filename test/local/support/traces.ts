/** Everything about persons that the tests of a run have used, and every address that they called. */
const used = new Set<string>();
const paths = new Set<string>();

/** Notes a name, number, address or code of a person, to be searched for where it must not be. */
export const personal = (value: string): string => {
  used.add(value);
  return value;
};

/** Notes an address. */
export const usedPath = (path: string): string => {
  paths.add(path);
  return path;
};

const spellings = (value: string): readonly string[] => {
  const bare = value.replaceAll(/[\s+]/g, "");
  return [value, bare, encodeURIComponent(value)].map((text) => text.toLowerCase());
};

/** Every value noted so far, in each way in which it might be written, in lower case. */
export const personalValues = (): readonly string[] => [...new Set([...used].flatMap(spellings))];

/** Every address called so far. */
export const pathsUsed = (): readonly string[] => [...paths];
