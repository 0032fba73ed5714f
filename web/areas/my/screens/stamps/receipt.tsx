import { FileButton } from "#web/app/file-button.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import type { ReceiptWords } from "#web/areas/my/stamps/words.ts";
import { wordsOf } from "#web/ui/i18n-context.tsx";
import { Page } from "#web/ui/page.tsx";

const { useTranslator } = wordsOf<ReceiptWords>();

/** The receipt as a PDF, and with the whole codes for who has just signed in (T4). */
export const Screen = ({ params: { orderId } }: ScreenProps<"/stamps/:orderId/receipt">) => {
  const { t, language } = useTranslator();
  const words = { working: t("receipt.working"), saved: t("receipt.saved"), open: t("receipt.open") };
  const file = (codes: { readonly codes?: "full" }) => ({
    operation: "GET /orders/{orderId}/receipt.pdf" as const,
    input: { path: { orderId }, query: { language, ...codes } },
    type: "application/pdf",
    words,
  });
  return (
    <Page title={t("receipt.title")} narrow back={`/stamps/${orderId}`}>
      <p>{t("receipt.plain.text")}</p>
      <FileButton {...file({})} label={t("receipt.plain")} name={`wisal-${orderId}.pdf`} />
      <h2>{t("receipt.codes.title")}</h2>
      <p>{t("receipt.codes.text")}</p>
      <FileButton
        {...file({ codes: "full" })}
        label={t("receipt.codes")}
        name={`wisal-${orderId}-codes.pdf`}
      />
    </Page>
  );
};
