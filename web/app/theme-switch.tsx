import { useEffect, useState } from "preact/hooks";
import { keep, kept } from "#web/app/kept.ts";
import { useTranslator } from "#web/ui/app-words.ts";

type Theme = "dark" | "light";
const PLACE = "wisal.theme";

const isTheme = (value: object): value is { readonly theme: Theme } =>
  "theme" in value && (value.theme === "dark" || value.theme === "light");

/** Dark or light: the device's wish until the person chooses, then theirs for as long as the tab lives. */
export const ThemeSwitch = () => {
  const { t } = useTranslator();
  const [theme, setTheme] = useState<Theme>("light");
  useEffect(() => {
    const wish = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    setTheme(kept(PLACE, isTheme)?.theme ?? wish);
  }, []);
  const other = theme === "dark" ? "light" : "dark";
  const choose = () => {
    setTheme(other);
    keep(PLACE, { theme: other });
    document.documentElement.dataset["theme"] = other;
  };
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  return (
    <button type="button" class="link" onClick={choose}>
      {t(`theme.${other}`)}
    </button>
  );
};
