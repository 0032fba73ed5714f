import { useTranslator } from "#web/areas/my/words.ts";
import { People } from "#web/ui/people.tsx";

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
