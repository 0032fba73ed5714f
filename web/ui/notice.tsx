import type { ComponentChildren } from "preact";

export type Tone = "info" | "good" | "warning" | "bad";

interface Props {
  readonly tone: Tone;
  readonly title?: string;
  readonly children?: ComponentChildren;
  /** Read out at once where it appears after an action. */
  readonly announced?: boolean;
}

/** Something to know, in words first: the colour only repeats them. */
export const Notice = ({ tone, title, children, announced = false }: Props) => (
  <div class={`notice notice-${tone}`} role={announced ? "alert" : undefined}>
    {title !== undefined && <p class="notice-title">{title}</p>}
    {typeof children === "string" ? <p>{children}</p> : children}
  </div>
);

/** The state of a thing, in a word. */
export const Tag = ({ tone, children }: { readonly tone: Tone | "plain"; readonly children: string }) => (
  <span class={`tag tag-${tone}`}>{children}</span>
);
