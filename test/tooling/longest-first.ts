import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take minutes, the longest first: one of them begun last would have a core to itself at the end. */
const longest = [
  "path/whole-path.test.ts",
  "journey/journeys.test.ts",
  "store/money.model.test.ts",
  "store/appointments.model.test.ts",
  "store/request-model.test.ts",
];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = longest.findIndex((file) => moduleId.endsWith(file));
  return at === -1 ? longest.length : at;
};

/** Within a group of projects, what takes longest begins first; else vitest's own order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const order = ({ project }: TestSpecification): number => project.config.sequence.groupOrder;
    return (await super.sort(files)).sort((a, b) => order(a) - order(b) || rank(a) - rank(b));
  }
}
