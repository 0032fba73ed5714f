import { type ComponentChildren, toChildArray } from "preact";

/** Short facts in a row with a dot between two; where the row breaks, no dot hangs at the end or the start of a line. */
export const Facts = ({ children }: { readonly children: ComponentChildren }) => (
  <span class="facts">
    {toChildArray(children).map((fact) => (
      <span>{fact}</span>
    ))}
  </span>
);
