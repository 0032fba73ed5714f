import { LoadedView } from "#web/app/loaded.tsx";
import { useNames } from "#web/app/names.ts";
import { usePapers } from "#web/app/papers.ts";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { Redirect } from "#web/areas/my/requests/redirect.tsx";
import { pathOf, type RequestView } from "#web/areas/my/requests/request.ts";
import { useTranslator } from "#web/areas/my/requests/words-sending.ts";
import { Code } from "#web/ui/code.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { CopyButton } from "#web/ui/tools.tsx";
import { dayIn } from "#web/ui/values.tsx";

const WhatNow = ({ request }: { readonly request: RequestView }) => {
  const { t, locale } = useTranslator();
  const timeZone = useNames().posts[request.postId]?.timeZone;
  const needed = usePapers().procedures[request.procedureId]?.appointment !== false;
  const { requestId, state, reviewDueOn, validUntil } = request;
  const day = (value: string) => dayIn(value, locale, timeZone === undefined ? {} : { timeZone });
  if (state === "valid" && !needed) return <p>{t("sent.come")}</p>;
  if (state === "valid") {
    return (
      <>
        {validUntil !== undefined && <p>{t("sent.choose", { date: day(validUntil) })}</p>}
        <a class="button button-primary" href={`#${pathOf(requestId, "/slots")}`}>
          {t("sent.choose.go")}
        </a>
      </>
    );
  }
  return (
    <>
      <p>
        {reviewDueOn === undefined ? t("sent.review.open") : t("sent.review", { date: day(reviewDueOn) })}
      </p>
      <p>{t("sent.told")}</p>
    </>
  );
};

const Sent = ({ request }: { readonly request: RequestView }) => {
  const { t } = useTranslator();
  const { requestId, reference, state } = request;
  return (
    <>
      <Notice tone="good" title={t("sent.reference")}>
        <p class="reference">
          <Code>{reference}</Code>
        </p>
        <p>{t("sent.keep")}</p>
        <CopyButton text={reference} />
      </Notice>
      <h2>{t("sent.next")}</h2>
      <WhatNow request={request} />
      <p>
        <a class={state === "valid" ? "" : "button button-primary"} href={`#${pathOf(requestId)}`}>
          {t("sent.status")}
        </a>
      </p>
    </>
  );
};

/** After sending: the reference, and by when an answer comes. */
export const Screen = ({ params: { requestId } }: ScreenProps<"/requests/:requestId/sent">) => {
  const { t } = useTranslator();
  const load = useLoad("GET /requests/{requestId}", { path: { requestId } });
  const valid = load.loaded.state === "ready" && load.loaded.value.state === "valid";
  return (
    <Page title={t(valid ? "sent.valid.title" : "sent.title")} narrow>
      <LoadedView load={load}>
        {(request) =>
          request.state === "submitted" || request.state === "valid" ? (
            <Sent request={request} />
          ) : (
            <Redirect to={pathOf(requestId)} />
          )
        }
      </LoadedView>
    </Page>
  );
};
