import { useAnyTranslator } from "#web/ui/i18n-context.tsx";

/** What stands before a name without a space: the Arabic "and", which goes to the next line with its name. */
const leaning = /\S*$/;

/** Names in a list, each in its own direction: Latin names in an Arabic sentence keep their order. */
export const People = ({ names }: { readonly names: readonly string[] }) => {
  const { locale } = useAnyTranslator();
  const parts = new Intl.ListFormat(locale).formatToParts(names);
  return (
    <>
      {parts.map(({ type, value }, place) =>
        type === "literal" ? (
          value.replace(leaning, "")
        ) : (
          <span key={place} class="whole">
            {leaning.exec(parts[place - 1]?.value ?? "")?.[0]}
            <bdi>{value}</bdi>
          </span>
        ),
      )}
    </>
  );
};
