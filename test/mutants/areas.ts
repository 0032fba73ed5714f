/** A part of the product in which a change that no test notices costs somebody money, a place or a secret. */
interface Area {
  /** What is mutated. */
  readonly files: readonly string[];
  /** What is to notice. */
  readonly tests: readonly string[];
  /** Of a hundred mutants, so many must be noticed. */
  readonly bar: number;
}

export const areaNames = ["stamps", "slots", "ledger", "authorisation"] as const;
export type AreaName = (typeof areaNames)[number];

export const areas: Readonly<Record<AreaName, Area>> = {
  stamps: {
    tests: ["shared/domain/stamp/*.test.ts", "shared/adapters/dynamodb/stamp-condition.test.ts"],
    files: ["shared/domain/stamp/*.ts", "shared/adapters/dynamodb/stamp-condition.ts"],
    bar: 90,
  },
  slots: {
    tests: ["shared/domain/slot/*.test.ts", "shared/adapters/dynamodb/slot-*.test.ts"],
    files: ["shared/domain/slot/*.ts", "shared/adapters/dynamodb/slot-{shape,memory,item}.ts"],
    bar: 90,
  },
  ledger: {
    tests: ["shared/domain/{ledger,money}/*.test.ts"],
    files: ["shared/domain/{ledger,money}/*.ts"],
    bar: 90,
  },
  authorisation: {
    tests: [
      "shared/http/{authorise,caller,authorizer-handler}.test.ts",
      "shared/domain/{caller,step-up}.test.ts",
      "shared/domain/staff/roles.test.ts",
    ],
    files: [
      "shared/http/{authorise,caller,authorizer-handler}.ts",
      "shared/domain/{caller,step-up}.ts",
      "shared/domain/staff/roles.ts",
    ],
    bar: 90,
  },
};

/** The area of that name. */
export const areaNamed = (name: string | undefined): Area => {
  const known = areaNames.find((one) => one === name);
  if (known === undefined) throw new Error(`an area is one of ${areaNames.join(", ")}`);
  return areas[known];
};
