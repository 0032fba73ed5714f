import { useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { LoadedView } from "#web/app/loaded.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useLoad } from "#web/app/use-load.ts";
import { CsvButton } from "#web/areas/admin/csv-button.tsx";
import { dayFromNow } from "#web/areas/admin/days.ts";
import { PlaceSwitch } from "#web/areas/admin/people/place-switch.tsx";
import { StaffName, type StaffNames, useStaffNames } from "#web/areas/admin/people/staff-name.tsx";
import { type Me, ofNetwork, PostPage } from "#web/areas/admin/place.tsx";
import { Message, useTranslator } from "#web/areas/admin/words-staff.ts";
import { Button } from "#web/ui/button.tsx";
import { Code } from "#web/ui/code.tsx";
import { Form } from "#web/ui/form.tsx";
import { EmptyState, Table } from "#web/ui/lists.tsx";
import { TextField } from "#web/ui/text-fields.tsx";

type Entry = AnswerOf<"GET /staff/posts/{postId}/audit">["entries"][number];

/** How the API calls what was done without a post. */
const NETWORK = "network";

const empty = { date: dayFromNow("UTC"), actor: "", action: "", object: "" };
type Filters = typeof empty;

const FilterForm = ({ onChange }: { readonly onChange: (filters: Filters) => void }) => {
  const { t } = useTranslator();
  const [typed, setTyped] = useState(empty);
  const field = (name: "actor" | "action" | "object") => (
    <TextField
      name={name}
      label={t(`audit.${name}`)}
      value={typed[name]}
      onChange={(value) => setTyped({ ...typed, [name]: value.trim() })}
      maxLength={80}
      optional
      ltr
    />
  );
  return (
    <Form class="form-row" onSubmit={() => onChange(typed)}>
      <TextField
        name="date"
        type="date"
        label={t("date")}
        value={typed.date}
        onChange={(date) => setTyped({ ...typed, date })}
        ltr
      />
      {field("actor")}
      {field("action")}
      {field("object")}
      <Button type="submit" tone="quiet">
        {t("show")}
      </Button>
    </Form>
  );
};

interface ActorProps extends Pick<Entry, "actor"> {
  readonly staff: StaffNames | undefined;
}

/** Who it was, for a reader; the id is among the details. */
const Actor = ({ actor: { kind, id, onBehalfOf }, staff }: ActorProps) => {
  const { t } = useTranslator();
  const byPhone = onBehalfOf?.channel === "phone" && { otherwise: t("who.call-centre") };
  return (
    <>
      {kind === "staff" ? <StaffName names={staff} staffId={id} {...byPhone} /> : t(`actor.${kind}`)}{" "}
      {(kind === "citizen" || kind === "partner") && <Code>{id}</Code>}{" "}
      {onBehalfOf !== undefined && <Message k="audit.for" values={[{ account: onBehalfOf.accountId }]} />}
    </>
  );
};

/** What the log holds of an entry, ids as they are: one can be looked for with the filters. */
const Data = ({ data, actor }: Pick<Entry, "data" | "actor">) => {
  const { t } = useTranslator();
  return (
    <details>
      <summary>{t("audit.details")}</summary>
      <dl class="long">
        {Object.entries({ actor: actor.id, ...data }).map(([name, value]) => (
          <div key={name}>
            <dt>
              <Code>{name}</Code>
            </dt>
            <dd>
              <Code>{typeof value === "string" ? value : JSON.stringify(value)}</Code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
};

interface EntriesProps {
  readonly postId: string;
  readonly filters: Filters;
  readonly staff: StaffNames | undefined;
}

const Entries = ({ postId, filters, staff }: EntriesProps) => {
  const { t } = useTranslator();
  const [after, setAfter] = useState<number>();
  const query = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ""));
  const asked = { date: filters.date, ...query };
  const load = useLoad("GET /staff/posts/{postId}/audit", {
    path: { postId },
    query: { ...asked, ...(after !== undefined && { after: String(after) }) },
  });
  return (
    <LoadedView load={load} lines={8}>
      {({ entries, next }) => (
        <>
          {entries.length === 0 ? (
            <EmptyState title={t("audit.none")}>
              <p>{t("audit.none.text")}</p>
            </EmptyState>
          ) : (
            <>
              <div class="actions">
                <CsvButton
                  operation="GET /staff/posts/{postId}/audit.csv"
                  input={{ path: { postId }, query: asked }}
                  name={`${postId}-${filters.date}`}
                />
              </div>
              <Table
                caption={t("audit.title")}
                columns={[
                  { label: t("audit.at"), cell: ({ at }) => <time dateTime={at}>{at.slice(11, 19)}</time> },
                  {
                    label: t("audit.action"),
                    cell: ({ type }) => <Code>{type.replace("gov.wisal.", "")}</Code>,
                  },
                  { label: t("audit.actor"), cell: ({ actor }) => <Actor actor={actor} staff={staff} /> },
                  {
                    label: t("audit.object"),
                    cell: ({ subject }) => <Code>{subject}</Code>,
                  },
                  {
                    label: t("audit.details"),
                    cell: ({ data, actor }) => <Data data={data} actor={actor} />,
                    bare: true,
                  },
                ]}
                rows={entries}
                keyOf={({ sequence }) => String(sequence)}
              />
            </>
          )}
          {next !== null && (
            <p>
              <Button tone="quiet" onClick={() => setAfter(next)}>
                {t("audit.more")}
              </Button>
            </p>
          )}
        </>
      )}
    </LoadedView>
  );
};

const Log = ({ postId, me }: { readonly postId: string; readonly me: Me }) => {
  const [filters, setFilters] = useState(empty);
  const ofPost = postId !== NETWORK;
  const staff = useStaffNames(ofPost ? postId : "*", ofPost && ofNetwork(me));
  return (
    <>
      <FilterForm onChange={setFilters} />
      {filters.date !== "" && (
        <Entries key={JSON.stringify(filters)} postId={postId} filters={filters} staff={staff} />
      )}
    </>
  );
};

/** Who did what, when, at a post on a day (E3). */
export const Screen = ({ query }: ScreenProps) => {
  const { t } = useTranslator();
  return (
    <PostPage title={t("audit.title")} path="/audit" query={query} back="/">
      {(place) => (
        <>
          <p>{t("audit.lead")}</p>
          <PlaceSwitch place={place} network={NETWORK} label={t("audit.network")}>
            {(postId) => <Log key={postId} postId={postId} me={place.me} />}
          </PlaceSwitch>
        </>
      )}
    </PostPage>
  );
};
