import type { ComponentChildren } from "preact";

interface Props {
  readonly children: ComponentChildren;
  readonly onSubmit: () => unknown;
  /** How its fields lie: one under another unless said otherwise. */
  readonly class?: string;
}

/** Fields and a button that the page itself answers; what is wrong is said in the page's own words, not the browser's. */
export const Form = ({ children, onSubmit, class: layout = "stack" }: Props) => (
  <form
    class={layout}
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      onSubmit();
    }}
  >
    {children}
  </form>
);
