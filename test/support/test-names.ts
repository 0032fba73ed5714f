import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** The name of a test, or of a group of tests, and the file that has it. */
export interface TestName {
  readonly file: string;
  readonly name: string;
}

const SKIPPED = new Set(["node_modules", "dist", "cdk.out"]);

/** Files with tests: those named so, and those of `test/` that test files are made of. */
const isTestSource = (path: string): boolean =>
  /\.test\.tsx?$/.test(path) || (path.startsWith("test/") && path.endsWith(".ts"));

const filesUnder = (root: string, folder: string): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesUnder(root, path);
    return isTestSource(path) ? [path] : [];
  });

/** `it`, `it.each(rows)`, `describe.each(rows)`: what all of them begin with. */
const rootOf = (callee: ts.Expression): string => {
  if (ts.isIdentifier(callee)) return callee.text;
  if (ts.isPropertyAccessExpression(callee) || ts.isCallExpression(callee)) return rootOf(callee.expression);
  return "";
};

const textOf = (node: ts.Expression | undefined): string => {
  if (node === undefined) return "";
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return "";
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("…");
};

const namesIn = (file: string, source: string): readonly TestName[] => {
  const names: TestName[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ["describe", "it"].includes(rootOf(node.expression))) {
      const name = textOf(node.arguments[0]);
      if (name !== "") names.push({ file, name });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest));
  return names;
};

/** The names of all tests and groups, read from their files and not from a run: a test that cannot start has a name too. */
export const testNames = (root: string): readonly TestName[] =>
  ["shared", "functions", "events", "infra", "local", "web", "test"]
    .flatMap((folder) => filesUnder(root, folder))
    .flatMap((file) => namesIn(file, readFileSync(join(root, file), "utf8")));
