import { useNames } from "#web/app/names.ts";
import { type Paper, paperPath, standingOf, tones } from "#web/areas/my/requests/paper.ts";
import { nameOf, type RequestView } from "#web/areas/my/requests/request.ts";
import { Message, useTranslator } from "#web/areas/my/requests/words-papers.ts";
import { Tag } from "#web/ui/notice.tsx";

/** Why the officer refused a paper, on the very paper. */
export const RefusalReason = ({ paper }: { readonly paper: Paper }) => {
  const { t } = useTranslator();
  const { reason, note } = paper;
  if (paper.state !== "rejected") return null;
  return (
    <>
      {reason !== undefined && <p>{t(`reason.${reason}`)}</p>}
      {note !== undefined && (
        <p>
          {t("reason.note")}{" "}
          <q>
            <bdi>{note}</bdi>
          </q>
        </p>
      )}
    </>
  );
};

/** Each person's papers with what each is waiting for; a press leads to the paper. */
export const PaperList = ({ request }: { readonly request: RequestView }) => {
  const { t } = useTranslator();
  const { papers: names } = useNames();
  const { requestId, beneficiaries, documents, state } = request;
  return (
    <>
      {beneficiaries.map((person, index) => {
        const papers = documents.filter(({ beneficiary }) => beneficiary === index + 1);
        return (
          <section key={index} class="papers" aria-labelledby={`person-${index}`}>
            <h2 id={`person-${index}`}>
              <Message k="papers.person" values={[{ name: nameOf(person) }]} />
            </h2>
            <ul>
              {papers.map((paper) => {
                const standing = standingOf(paper, state);
                return (
                  <li key={paper.documentId}>
                    <div class="paper">
                      <a href={`#${paperPath(requestId, paper)}`}>
                        {names[paper.documentId] ?? paper.documentId}
                      </a>
                      <Tag tone={tones[standing]}>{t(`paper.${standing}`)}</Tag>
                    </div>
                    <RefusalReason paper={paper} />
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </>
  );
};
