import type { BuyWords } from "#web/areas/my/stamps/words.ts";
import { wordsOf } from "#web/ui/i18n-context.tsx";
import { StepOf } from "#web/ui/steps.tsx";

/** The act and the post of a purchase: in the address, so that Back and a reload keep them. */
export interface Chosen {
  readonly procedure: string;
  readonly post: string;
  /** How many to begin with, as a request knows it. */
  readonly quantity: number;
}

const MOST = 10;

/** Hash path of one of the three questions about a purchase. */
export const buyPath = (step: "" | "/who" | "/check", { procedure, post, quantity }: Chosen): string =>
  `/stamps/buy${step}?${new URLSearchParams({ procedure, post, quantity: String(quantity) }).toString()}`;

/** What an address chose; undefined where it names no act or no post. */
export const chosenIn = (query: URLSearchParams): Chosen | undefined => {
  const [procedure, post] = [query.get("procedure"), query.get("post")];
  if (procedure === null || post === null) return undefined;
  const asked = Number(query.get("quantity") ?? 1);
  return { procedure, post, quantity: Math.min(MOST, Math.max(1, Math.trunc(asked) || 1)) };
};

/** Which of the three questions this is. */
export const BuyStep = ({ step }: { readonly step: number }) => <StepOf step={step} total={3} />;

const { useTranslator } = wordsOf<BuyWords>();

/** Somebody came to a later question without the first. */
export const NothingChosen = () => {
  const { t } = useTranslator();
  return (
    <>
      <p>{t("buy.started")}</p>
      <a class="button button-primary" href="#/stamps/buy">
        {t("buy.go")}
      </a>
    </>
  );
};
