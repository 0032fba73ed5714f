/**
 * Licences that would bind the whole platform to terms its owner has not chosen. An expression is refused
 * when every way to satisfy it needs one of them, so that `(MIT OR GPL-3.0)` passes.
 */
const REFUSED = /\b(AGPL|GPL|SSPL|BUSL|CC-BY-NC)\b/i;
const UNSTATED = /^(unknown|unlicensed|custom:.*|see license.*)$/i;

/** Says why a package with this SPDX expression may not be shipped; undefined when it may. */
export const licenceFault = (expression: string): string | undefined => {
  if (expression.trim() === "" || UNSTATED.test(expression.trim())) return "states no licence";
  const flat = expression.replaceAll(/[()*]/g, " ");
  const choices = flat.split(/\s+OR\s+/);
  return choices.every((choice) => REFUSED.test(choice)) ? "is refused" : undefined;
};
