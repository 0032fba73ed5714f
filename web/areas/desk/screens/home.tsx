import { useTranslator } from "#web/areas/desk/words.ts";
import { Page } from "#web/ui/page.tsx";

/** Where staff arrive. */
export const Screen = () => {
  const { t } = useTranslator();
  return <Page title={t("home.title")}>{null}</Page>;
};
