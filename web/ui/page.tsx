import type { ComponentChildren } from "preact";
import { useTranslator } from "#web/ui/app-words.ts";

interface Props {
  readonly title: string;
  readonly children: ComponentChildren;
  /** One thing per page: a column of reading width. */
  readonly narrow?: boolean;
  /** Small line above the title, such as the step. */
  readonly above?: ComponentChildren;
  /** Hash path of the screen before this one. */
  readonly back?: string;
}

/** A screen: its one `h1`, which gets the focus on arrival, and what follows. */
export const Page = ({ title, children, narrow = false, above, back }: Props) => {
  const { t } = useTranslator();
  return (
    <div class={narrow ? "page wide page-narrow" : "page wide"}>
      {back !== undefined && (
        <p>
          <a class="page-back" href={`#${back}`}>
            {t("back")}
          </a>
        </p>
      )}
      {above !== undefined && <p class="page-above">{above}</p>}
      <h1 tabIndex={-1}>{title}</h1>
      {children}
    </div>
  );
};
