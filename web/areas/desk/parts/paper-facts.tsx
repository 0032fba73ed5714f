import type { AnswerOf } from "#web/app/api.ts";
import { useTranslator } from "#web/areas/desk/words-review.ts";
import { Code } from "#web/ui/code.tsx";
import { SummaryList } from "#web/ui/lists.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { birthIn } from "./today.ts";

type Reviewed = AnswerOf<"GET /staff/posts/{postId}/requests/{requestId}">;

interface Props {
  readonly paper: Reviewed["documents"][number];
  readonly person: Reviewed["beneficiaries"][number] | undefined;
}

/** What the paper is compared with: whom it is of, what a machine read in it, and why it was rejected before. */
export const PaperFacts = ({ paper, person }: Props) => {
  const { t, locale } = useTranslator();
  const zone = paper.upload?.zone;
  const arabic = [person?.givenNamesArabic, person?.familyNameArabic].filter(Boolean).join(" ");
  const rows = [
    {
      label: t("facts.name"),
      value: (
        <bdi>
          {person?.givenNames} {person?.familyName}
        </bdi>
      ),
    },
    ...(arabic === "" ? [] : [{ label: t("facts.arabic"), value: <bdi lang="ar">{arabic}</bdi> }]),
    {
      label: t("facts.born"),
      value: person === undefined ? "" : birthIn(person.birthDate, locale),
    },
    ...(person?.cin === undefined ? [] : [{ label: t("facts.cin"), value: <Code>{person.cin}</Code> }]),
    ...(person?.passportNumber === undefined
      ? []
      : [{ label: t("facts.passport"), value: <Code>{person.passportNumber}</Code> }]),
  ];
  return (
    <>
      <SummaryList rows={rows} />
      {paper.upload?.state === "warned" && <Notice tone="warning">{t("facts.warned")}</Notice>}
      {zone?.outcome === "match" && <Notice tone="good">{t("zone.match")}</Notice>}
      {zone?.outcome === "unreadable" && <Notice tone="info">{t("zone.unreadable")}</Notice>}
      {zone?.outcome === "mismatch" && (
        <Notice tone="warning" title={t("zone.mismatch")}>
          <ul>
            {(zone.fields ?? []).map((field) => (
              <li key={field}>{t(`zone.${field}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {paper.state === "corrected" && paper.reason !== undefined && (
        <Notice tone="info" title={t("facts.before")}>
          {t(`reason.${paper.reason}`)}
        </Notice>
      )}
    </>
  );
};
