import { useNames } from "#web/app/names.ts";
import { beginning, type Choice } from "#web/areas/my/requests/choice.ts";
import { useTranslator } from "#web/ui/app-words.ts";

/** What was chosen so far, with the way back to each. */
export const Chosen = ({ choice }: { readonly choice: Choice }) => {
  const { t } = useTranslator();
  const { procedures, posts } = useNames();
  const parts = [
    { page: "procedure", name: choice.procedure && procedures[choice.procedure] },
    { page: "post", name: choice.post && posts[choice.post]?.city },
  ] as const;
  return (
    <ul class="chosen">
      {parts.map(({ page, name }) =>
        name === undefined ? null : (
          <li key={page}>
            <bdi>{name}</bdi>{" "}
            <a href={`#${beginning(page, choice)}`}>
              {t("change")}
              <span class="unseen"> {name}</span>
            </a>
          </li>
        ),
      )}
    </ul>
  );
};
