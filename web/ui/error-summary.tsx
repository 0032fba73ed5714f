import { useEffect, useRef } from "preact/hooks";
import { useTranslator } from "#web/ui/app-words.ts";

interface Props {
  /** Field name → what is wrong; an empty object shows nothing. */
  readonly errors: Readonly<Record<string, string | undefined>>;
}

/** What has to be corrected, each a link to its field. Gets the focus whenever a new set of errors appears. */
export const ErrorSummary = ({ errors }: Props) => {
  const { t } = useTranslator();
  const box = useRef<HTMLDivElement>(null);
  const found = Object.entries(errors).filter(([, text]) => text !== undefined);
  const said = JSON.stringify(found);
  useEffect(() => {
    if (found.length > 0) box.current?.focus();
  }, [said]);
  if (found.length === 0) return null;
  return (
    <div class="notice notice-bad" ref={box} tabIndex={-1} role="alert" aria-labelledby="errors-title">
      <h2 id="errors-title" class="notice-title">
        {t("errors.title")}
      </h2>
      <ul class="error-list">
        {found.map(([name, text]) => (
          <li key={name}>
            <a href={`#${name}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
};
