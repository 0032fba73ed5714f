import { useTranslator } from "#web/ui/i18n-context.tsx";
import { Mark } from "#web/ui/mark.tsx";

/** The foot of every public page. */
export const SiteFooter = () => {
  const { t } = useTranslator();
  return (
    <footer class="site-footer">
      <div class="wide site-footer-row">
        <Mark />
        <div class="site-footer-words">
          <p class="site-footer-name">{t("site.audience")}</p>
          <p>{t("footer.note")}</p>
        </div>
        <p class="site-footer-links">
          <a href="/problems/">{t("footer.problems")}</a>
        </p>
      </div>
    </footer>
  );
};
