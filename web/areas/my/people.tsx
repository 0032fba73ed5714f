import { useTranslator } from "#web/areas/my/words.ts";

/** Names in a list, each in its own direction: Latin names in an Arabic sentence keep their order. */
export const People = ({ names }: { readonly names: readonly string[] }) => {
  const { locale } = useTranslator();
  const parts = new Intl.ListFormat(locale).formatToParts(names);
  return (
    <>{parts.map(({ type, value }) => (type === "element" ? <bdi class="whole">{value}</bdi> : value))}</>
  );
};

/** "For Yassine and Salma": whom a request is for. */
export const ForPeople = ({ names }: { readonly names: readonly string[] }) => {
  const { pieces } = useTranslator();
  return (
    <>
      {pieces("home.people", { names: names.join() }).map(({ kind, text }) =>
        kind === "words" ? text : <People key="names" names={names} />,
      )}
    </>
  );
};
