import type { AnswerOf } from "#web/app/api.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { usePages } from "#web/app/use-pages.ts";
import type { AccountWords } from "#web/areas/my/account-words.ts";
import { languageFacts } from "#web/i18n/language.ts";
import { Button } from "#web/ui/button.tsx";
import { wordsOf } from "#web/ui/i18n-context.tsx";
import { Card, CardList, EmptyState } from "#web/ui/lists.tsx";
import { Tag, type Tone } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { dayIn } from "#web/ui/values.tsx";

const { useTranslator, Message } = wordsOf<AccountWords>();

type Told = AnswerOf<"GET /account/messages">["messages"][number];

const tones: Readonly<Record<Told["state"], Tone | "plain">> = {
  queued: "info",
  sent: "plain",
  delivered: "good",
  "by-email": "good",
  failed: "warning",
};

/** The device's own zone: a message is read here. */
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** A message in the language it was written in, which may not be the page's. */
const MessageCard = ({ told }: { readonly told: Told }) => {
  const { t, locale, language } = useTranslator();
  const { dir, name } = languageFacts[told.language];
  const foreign = told.language === language ? undefined : told.language;
  return (
    <Card
      title={
        <bdi dir={dir} lang={foreign}>
          {told.title.replaceAll("-", "\u2011")}
        </bdi>
      }
      aside={<Tag tone={tones[told.state]}>{t(`message.${told.state}`)}</Tag>}
    >
      {foreign !== undefined && (
        <p class="hint">
          <bdi lang={foreign}>{name}</bdi>
        </p>
      )}
      <p class="told" dir={dir} lang={foreign}>
        {told.text}
      </p>
      <ul class="hint">
        {told.channels.map(({ channel, state, at }) => (
          <li key={channel}>
            <Message
              k="channel.line"
              values={[
                {
                  channel: t(`channel.${channel}`),
                  state: t(`message.${state}`),
                  date: dayIn(at, locale, { timeZone: here }),
                  time: clock.format(new Date(at)),
                },
              ]}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
};

/** What the person was told in the last thirty days, and how far each message came (N3). */
export const Screen = () => {
  const { t } = useTranslator();
  const pages = usePages(
    "GET /account/messages",
    (cursor) => ({ query: cursor === undefined ? {} : { cursor } }),
    ({ next }) => next,
  );
  return (
    <Page title={t("messages.title")}>
      <p class="lead">{t("messages.lead")}</p>
      <LoadedView load={pages.first}>
        {({ messages }) =>
          messages.length === 0 ? (
            <EmptyState title={t("messages.empty.title")}>
              <p>{t("messages.empty.text")}</p>
            </EmptyState>
          ) : (
            <div class="stack">
              <CardList>
                {[...messages, ...pages.further.flatMap((page) => page.messages)].map((told) => (
                  <MessageCard key={told.messageId} told={told} />
                ))}
              </CardList>
              <ProblemNotice problem={pages.problem} />
              {pages.more !== undefined && (
                <Button tone="quiet" busy={pages.busy} onClick={() => void pages.more?.()}>
                  {t("messages.more")}
                </Button>
              )}
            </div>
          )
        }
      </LoadedView>
    </Page>
  );
};
