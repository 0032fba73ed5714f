import { Mark } from "#web/ui/mark.tsx";
import { useTranslator } from "#web/ui/site-words.ts";

/** The foot of every public page. */
export const SiteFooter = () => {
  const { t, language } = useTranslator();
  return (
    <footer class="site-footer">
      <div class="wide site-footer-row">
        <Mark />
        <div class="site-footer-words">
          <p class="site-footer-name">{t("site.audience")}</p>
          <p>{t("footer.note")}</p>
        </div>
        <p class="site-footer-links">
          <a href={`/${language}/help/`}>{t("site.help")}</a>
          <a href={`/${language}/draws/`}>{t("site.draws")}</a>
          <a href="/problems/">{t("footer.problems")}</a>
        </p>
      </div>
    </footer>
  );
};
