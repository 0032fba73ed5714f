import type { ComponentChildren } from "preact";

interface Props {
  readonly children: ComponentChildren;
  readonly onClick?: () => void;
  readonly type?: "button" | "submit";
  readonly tone?: "primary" | "quiet" | "danger";
  /** Something is under way: the button stays where it is, says so, and does nothing. */
  readonly busy?: boolean;
}

/** A button never goes grey: one that can't be used yet says why when it is pressed. */
export const Button = ({ children, onClick, type = "button", tone = "primary", busy = false }: Props) => (
  <button
    type={type}
    class={`button button-${tone === "quiet" ? "plain" : tone}`}
    aria-disabled={busy}
    aria-busy={busy}
    onClick={(event) => {
      if (busy) event.preventDefault();
      else onClick?.();
    }}
  >
    {busy && <span class="spinner" aria-hidden="true" />}
    {children}
  </button>
);
