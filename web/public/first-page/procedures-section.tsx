import type { TargetedEvent } from "preact";
import { useState } from "preact/hooks";
import { Availability } from "#web/public/first-page/availability.tsx";
import { usePageState } from "#web/public/first-page/context.tsx";
import { Fee, FeeParts } from "#web/public/first-page/fees.tsx";
import { areas, type PageData, type PostView, type ProcedureView } from "#web/public/first-page/page-data.ts";
import { PostSummary } from "#web/public/first-page/post-summary.tsx";
import { useTranslator } from "#web/public/first-page/words.ts";
import { PaperIcon } from "#web/ui/icons.tsx";

const Papers = ({ procedure }: { readonly procedure: ProcedureView }) => {
  const { t } = useTranslator();
  return (
    <div class="papers">
      <h4>{t("papers.title")}</h4>
      {procedure.papers.length === 0 ? (
        <p>{t("papers.none")}</p>
      ) : (
        <ul>
          {procedure.papers.map((paper) => (
            <li key={paper.name}>
              <PaperIcon />
              <span>
                {paper.name} {paper.optional && <span class="quiet">{t("papers.optional")}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

const Facts = ({ procedure }: { readonly procedure: ProcedureView }) => {
  const { t } = useTranslator();
  return (
    <div class="facts">
      <h4>{t("facts.title")}</h4>
      <ul>
        {!procedure.appointment && <li>{t("availability.not-needed")}</li>}
        {procedure.appointment && <li>{t(procedure.review ? "facts.review" : "facts.no-review")}</li>}
        <li>{t("facts.minutes", { count: procedure.minutes })}</li>
        {procedure.registration && <li>{t("facts.registration")}</li>}
        {procedure.urgent && <li>{t("facts.urgent")}</li>}
      </ul>
    </div>
  );
};

interface ProcedureProps {
  readonly procedure: ProcedureView;
  readonly post: PostView | undefined;
  readonly open: boolean;
  readonly onToggle: (id: string, open: boolean) => void;
}

const Procedure = ({ procedure, post, open, onToggle }: ProcedureProps) => {
  const { t, language } = useTranslator();
  const { live } = usePageState();
  const livePost = post !== undefined && live.state === "ready" ? live.posts.get(post.id) : undefined;
  const toggled = (event: TargetedEvent<HTMLDetailsElement>) =>
    onToggle(procedure.id, event.currentTarget.open);
  return (
    <li>
      <details class="procedure" id={procedure.id} open={open} onToggle={toggled}>
        <summary>
          <span class="procedure-name">{procedure.name}</span>
          {(post !== undefined || !procedure.appointment) && (
            <Availability postId={post?.id ?? ""} procedureId={procedure.id} needed={procedure.appointment} />
          )}
          <Fee procedure={procedure} live={livePost?.procedures.get(procedure.id)} />
        </summary>
        <div class="procedure-body">
          <Papers procedure={procedure} />
          <FeeParts procedure={procedure} />
          <Facts procedure={procedure} />
          {post !== undefined && procedure.appointment && (
            <p class="procedure-start">
              <a
                class="button button-warm"
                href={`/${language}/my/#/new?post=${post.id}&procedure=${procedure.id}`}
              >
                {t("procedure.start")}
              </a>
            </p>
          )}
        </div>
      </details>
    </li>
  );
};

/** The procedures with fee and papers, at the chosen post once there is one. */
export const ProceduresSection = ({
  data,
  post,
}: {
  readonly data: PageData;
  readonly post: PostView | undefined;
}) => {
  const { t } = useTranslator();
  const { choice, chooseProcedure } = usePageState();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());

  // A procedure that comes from the address or the list of posts opens once; then the person decides.
  const [followed, setFollowed] = useState<string>();
  if (choice.procedure !== followed) {
    setFollowed(choice.procedure);
    if (choice.procedure !== undefined) setOpened(new Set([...opened, choice.procedure]));
  }

  const toggle = (id: string, open: boolean) => {
    if (open === opened.has(id)) return;
    const next = new Set(opened);
    if (open) next.add(id);
    else next.delete(id);
    setOpened(next);
    if (open && data.procedures.some((each) => each.id === id && each.appointment)) {
      setFollowed(id);
      chooseProcedure(id);
    }
  };

  return (
    <section class="procedures-section" id="procedures" aria-labelledby="procedures-title" tabIndex={-1}>
      <div class="wide">
        <h2 id="procedures-title">{t("procedures.title")}</h2>
        <p class="lead">{t("procedures.lead")}</p>
        <PostSummary post={post} />
        {areas.map((area) => (
          <section key={area} class="area" aria-labelledby={`area-${area}`}>
            <h3 id={`area-${area}`}>{t(`area.${area}`)}</h3>
            <ul class="procedures">
              {data.procedures
                .filter((procedure) => procedure.area === area)
                .map((procedure) => (
                  <Procedure
                    key={procedure.id}
                    procedure={procedure}
                    post={post}
                    open={opened.has(procedure.id)}
                    onToggle={toggle}
                  />
                ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
};
